import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTiles } from "../../scripts/read-tiles.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";

let call: OpenCall;
let popup: Page;

beforeAll(async () => {
	call = await openCall({ query: "?people=1&script=sad:600" });
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 1);
	await call.page.bringToFront();
	const extension = (await call.extension.browser.extensions()).get(call.extension.extensionId);
	await extension?.triggerAction(call.page);
	const target = await call.extension.browser.waitForTarget((one) =>
		one.url().endsWith("src/popup/index.html"),
	);
	popup = await target.asPage();
	await popup.waitForSelector("button.participant-more");
});

afterAll(() => call?.close());

const latest = async () => {
	const [tile] = await readTiles(call.extension);
	return { face: tile?.latest[0], neutralFace: tile?.neutralFace };
};
type Face = Awaited<ReturnType<typeof latest>>["face"];
/** How much likelier sad is than neutral: the face moves, and this with it by up to seven times. */
const sadness = (face: Face) =>
	face === undefined ? Number.NaN : face.probabilities.sad / face.probabilities.neutral;
const stored = (): Promise<unknown> =>
	popup.evaluate(async () => (await chrome.storage.local.get("neutralFaces")).neutralFaces);
const press = async (words: string) => {
	await popup.waitForFunction(
		(wanted) =>
			[...document.querySelectorAll<HTMLElement>(".neutral-face button")].some(
				(button) => button.textContent === wanted,
			),
		{ polling: 100 },
		words,
	);
	await popup.$$eval(
		".neutral-face button",
		(buttons, wanted) => {
			for (const button of buttons)
				if (button.textContent === wanted) (button as HTMLElement).click();
		},
		words,
	);
};

test("a neutral face taken in the popup shifts its participant's readings until it is forgotten", async () => {
	const before = await until("a face that looks nearly as sad as neutral", async () => {
		const odds = sadness((await latest()).face);
		return odds > 0.8 && odds;
	});
	expect(await stored()).toBeUndefined();
	await popup.$eval("button.participant-more", (button) => (button as HTMLElement).click());
	await press("This is their neutral face");
	const used = await until("the neutral face in use", async () => {
		const { face, neutralFace } = await latest();
		const isShifted = sadness(face) < before / 5;
		return neutralFace?.state === "used" && isShifted && face;
	});
	expect(used.probabilities.sad).toBeLessThan(used.probabilities.neutral);
	expect(Object.keys(((await stored()) as { faces: object }).faces)).toEqual(["any-page/Amara"]);
	await popup.waitForFunction(
		() => document.querySelector(".neutral-face")?.textContent?.includes("count from this"),
		{ polling: 100 },
	);
	if (process.env.SHOTS) await popup.screenshot({ path: `${process.env.SHOTS}/popup-neutral.png` });

	await press("Forget");
	await until("readings as before", async () => {
		const { face, neutralFace } = await latest();
		return neutralFace === undefined && sadness(face) > before / 5;
	});
	expect(await stored()).toEqual({ isUsed: false, faces: {} });
	await popup.waitForFunction(
		() => document.activeElement?.textContent === "This is their neutral face",
		{ polling: 100 },
	);
});

test("neutral faces that are stored broken are not used, and the settings say so", async () => {
	await popup.evaluate(() =>
		chrome.storage.local.set({ neutralFaces: { isUsed: true, faces: { self: { sad: "much" } } } }),
	);
	const options = await call.extension.browser.newPage();
	await options.goto(call.extension.url("src/options/index.html"));
	await options.waitForFunction(
		() => document.body.textContent?.includes("What is broken is not used"),
		{ polling: 100 },
	);
	const errors = (await call.extension.diagnostics())?.errors.join() ?? "";
	expect(errors).toMatch(/neutral faces cannot be read/);
	expect((await latest()).neutralFace).toBeUndefined();
	if (process.env.SHOTS)
		await options.screenshot({ path: `${process.env.SHOTS}/options-neutral.png`, fullPage: true });
});
