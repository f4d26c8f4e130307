import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildDemo, DEMO_FOLDER } from "../../scripts/build-demo.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import { DEFAULT_SETTINGS } from "../../src/shared/settings.ts";
import { seriousFindings } from "./serious-findings.ts";

const POPUP = "src/popup/index.html";
const OPTIONS = "src/options/index.html";
const DIAGNOSTICS = "src/diagnostics/index.html";
const WELCOME = "src/welcome/index.html";
const ANALYSE = "src/analyse/index.html";

let extension: ExtensionBrowser;
let server: FolderServer;
/** A page of the extension from which its storage can be reached. */
let desk: Page;
const opened: Page[] = [];

beforeAll(async () => {
	await buildDemo();
	server = await serveFolders({ "/": DEMO_FOLDER });
	extension = await launchExtension();
	desk = await extension.browser.newPage();
	await desk.goto(extension.url("manifest.json"));
}, 120_000);

afterAll(async () => {
	await extension?.close();
	await server?.close();
});

afterEach(async () => {
	await Promise.all(opened.splice(0).map((page) => page.close()));
	await desk.evaluate(() => chrome.storage.sync.clear());
});

async function open(address: string): Promise<Page> {
	const page = await extension.browser.newPage();
	opened.push(page);
	await page.goto(address);
	return page;
}

/** Opens one of the extension's pages, and waits until it shows something. */
async function openOwn(file: string): Promise<Page> {
	const page = await open(extension.url(file));
	await page.waitForSelector("main");
	return page;
}

/** Opens the popup over a page as a click on the toolbar button does. */
async function openPopup(page: Page): Promise<Page> {
	await page.bringToFront();
	const installed = (await extension.browser.extensions()).get(extension.extensionId);
	await installed?.triggerAction(page);
	const target = await extension.browser.waitForTarget((one) => one.url() === extension.url(POPUP));
	const popup = await target.asPage();
	await popup.waitForSelector("main");
	return popup;
}

const textOf = (page: Page, selector: string) =>
	page.$eval(selector, (element) => element.textContent ?? "");

const waitForText = (page: Page, selector: string, text: string) =>
	page.waitForFunction(
		(where, what) => document.querySelector(where)?.textContent?.includes(what),
		{ polling: 100 }, // a page behind another paints no frames to poll by
		selector,
		text,
	);

const storeSettings = (settings: object) =>
	desk.evaluate((stored) => chrome.storage.sync.set({ settings: stored }), settings);

test.each(
	[POPUP, OPTIONS, DIAGNOSTICS, WELCOME].flatMap((file) => [
		[file, "light"],
		[file, "dark"],
	]),
)("axe finds nothing serious in %s in %s", async (file = "", scheme = "") => {
	await storeSettings({
		...DEFAULT_SETTINGS,
		labelSet: "two",
		style: "bars",
		room: true,
		rate: "hyper",
	});
	const page = await openOwn(file);
	await page.emulateMediaFeatures([
		{ name: "prefers-color-scheme", value: scheme },
		{ name: "prefers-reduced-motion", value: "reduce" }, // colours half-way through a change fail
	]);
	await page.reload();
	await page.waitForSelector("main");
	expect(await seriousFindings(page)).toEqual([]);
});

test.each([
	POPUP,
	OPTIONS,
	WELCOME,
	DIAGNOSTICS,
	`${ANALYSE}#webcam`,
	`${ANALYSE}#pictures`,
	`${ANALYSE}#video`,
])("nothing runs out of %s in German on a page 320 px wide", async (file) => {
	await storeSettings({ language: "de", room: true });
	const page = await openOwn(file);
	await page.setViewport({ width: 320, height: 800 });
	const running = await page.$$eval("main .card, main .card > *, .field > *", (all) =>
		all
			.filter((one) => one.getBoundingClientRect().right > 320)
			.map((one) => `${one.className}: ${one.textContent?.slice(0, 40)}`),
	);
	expect(running).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("over a call the popup lists who is seen, without a scroll bar, and axe finds nothing serious", async () => {
	const call = await open(server.origin);
	const popup = await openPopup(call);
	await waitForText(popup, "#call-status", "Off");
	await popup.$eval("#show-expressions", (element) => (element as HTMLElement).click());
	await popup.waitForSelector(".participant", { timeout: 30_000 });
	expect(await textOf(popup, ".participant")).toMatch(/looks |no face/);
	const name = await textOf(popup, ".participant-name > :first-child");
	expect(await popup.$(`.participant-name > [title="${name}"]`)).not.toBeNull();
	await waitForText(popup, "#spoken-summary", "looks ");
	const { wide, high } = await popup.evaluate(() => ({
		wide: document.documentElement.scrollWidth,
		high: document.documentElement.scrollHeight,
	}));
	expect(wide).toBeLessThanOrEqual(400);
	expect(high).toBeLessThanOrEqual(600);
	expect(await seriousFindings(popup)).toEqual([]);

	const diagnostics = await openOwn(DIAGNOSTICS);
	await diagnostics.waitForSelector("table");
	const json = JSON.parse(await textOf(diagnostics, "#diagnostics-json"));
	expect(json.pages[0].tiles.length).toBeGreaterThan(0);
	expect(await seriousFindings(diagnostics)).toEqual([]);

	await storeSettings({ language: "zh_CN" });
	await diagnostics.setViewport({ width: 480, height: 800 });
	await waitForText(diagnostics, "tbody", "视频");
	expect(await diagnostics.$$eval("tbody td:nth-of-type(1)", linesOfEach)).toEqual(
		json.pages[0].tiles.map(() => 1),
	);
	await storeSettings({});

	await extension.switchOff(call);
	await waitForText(diagnostics, "main", "Nothing is running");
}, 60_000);

test("where the call runs in a frame of a site that may not be read, the popup names it and offers to allow it", async () => {
	const page = await open(`${server.origin}/?people=0`);
	const elsewhere = server.origin.replace("127.0.0.1", "localhost");
	await page.evaluate((src) => {
		const frame = Object.assign(document.createElement("iframe"), {
			src,
			allow: "camera; microphone",
		});
		frame.style.cssText = "position: fixed; inset: 0; width: 640px; height: 480px";
		document.body.append(frame);
	}, `${elsewhere}/?people=2`);
	const popup = await openPopup(page);
	await popup.$eval("#show-expressions", (element) => (element as HTMLElement).click());
	await waitForText(popup, "#call-status", "seems to come from localhost");
	expect(await textOf(popup, "#call-status button")).toBe("Allow on localhost");
	await extension.switchOff(page);
});

test("a page of the browser is named as such, and cannot be switched on", async () => {
	const popup = await openPopup(await open("chrome://version"));
	await waitForText(popup, "#call-status", "belongs to the browser");
	expect(await popup.$("#show-expressions:disabled")).not.toBeNull();
	await popup.close();
});

test("where the system sets the colours, the light of a state and the frame of a notice are seen", async () => {
	const lookOf = async (popup: Page, selector: string) => {
		const session = await popup.createCDPSession();
		const features = [{ name: "forced-colors", value: "active" }];
		await session.send("Emulation.setEmulatedMedia", { features });
		await popup.waitForSelector(selector);
		return popup.$eval(selector, (one) => {
			const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
			return { isFramed: borderTopWidth !== "0px", isSeen: borderTopColor !== backgroundColor };
		});
	};
	const seen = { isFramed: true, isSeen: true };
	const page = await open(server.origin);
	const popup = await openOwn(`${POPUP}?tab=${await tabIdOf(page)}`);
	expect(await lookOf(popup, ".status-light.off")).toEqual(seen);
	const overNothing = await openOwn(`${POPUP}?tab=999999`);
	expect(await lookOf(overNothing, "#call-status .notice")).toEqual(seen);
});

test("where the system sets the colours, what is chosen has another ground, and the focus on it is seen", async () => {
	const page = await openOwn(OPTIONS);
	const session = await page.createCDPSession();
	const features = [{ name: "forced-colors", value: "active" }];
	await session.send("Emulation.setEmulatedMedia", { features });
	await page.waitForSelector(".segmented :checked");
	const looks = () =>
		page.$$eval(".segmented label", (labels) =>
			labels.map((label) => {
				const { outlineStyle, backgroundColor } = getComputedStyle(label);
				const isChosen = label.querySelector(":checked") !== null;
				return { isChosen, outlineStyle, backgroundColor };
			}),
		);
	const before = await looks();
	const ground = (isChosen: boolean) =>
		new Set(before.filter((one) => one.isChosen === isChosen).map((one) => one.backgroundColor));
	expect([...ground(true)].filter((colour) => ground(false).has(colour))).toEqual([]);
	expect(before.map(({ outlineStyle }) => outlineStyle)).not.toContain("solid");
	await page.focus(".segmented :checked");
	const focused = (await looks()).filter(({ outlineStyle }) => outlineStyle === "solid");
	expect(focused.map(({ isChosen }) => isChosen)).toEqual([true]);
});

test("where letters are twice as large, the popup is twice as wide, and nothing runs out of it", async () => {
	await storeSettings({ language: "de" });
	const popup = await openOwn(`${POPUP}?tab=999999`);
	await waitForText(popup, ".call-card", "Ausdrücke");
	await popup.addStyleTag({ content: "html { font-size: 200% }" });
	const { wide, running } = await popup.evaluate(() => {
		const popupBox = document.querySelector(".popup")?.getBoundingClientRect();
		const card = document.querySelector(".call-card")?.getBoundingClientRect();
		const inCard = [...document.querySelectorAll(".call-card *")];
		return {
			wide: popupBox?.width,
			running: inCard.filter((one) => one.getBoundingClientRect().right > (card?.right ?? 0))
				.length,
		};
	});
	expect({ wide, running }).toEqual({ wide: 760, running: 0 });
});

test("the popup works by keyboard alone", async () => {
	const page = await open(server.origin);
	const popup = await openOwn(`${POPUP}?tab=${await tabIdOf(page)}`);
	await waitForText(popup, "#call-status", "Off");
	const focused = () => popup.evaluate(() => document.activeElement?.id);
	await popup.keyboard.press("Tab");
	expect(await focused()).toBe("show-expressions");
	const ring = await popup.$eval(
		"#show-expressions",
		(element) => getComputedStyle(element).outlineWidth,
	);
	expect(ring).toBe("2px");
	for (let fields = 0; fields < 3; fields++) await popup.keyboard.press("Tab");
	await popup.keyboard.press("ArrowRight");
	await popup.waitForSelector("input[name='style'][value='bars']:checked");
	expect(await desk.evaluate(() => chrome.storage.sync.get("settings"))).toEqual({
		settings: { style: "bars" },
	});
});

test("another language takes effect at once, on every page that is open", async () => {
	const popup = await openOwn(POPUP);
	const options = await openOwn(OPTIONS);
	await options.select("#language", "de");
	await waitForText(options, "h1", "Einstellungen");
	await waitForText(popup, ".call-card", "Ausdrücke");
	expect(await popup.evaluate(() => document.documentElement.lang)).toBe("de");
});

test("a settings file is taken field by field, says what it could not take, and can be undone", async () => {
	const file = path.join(tmpdir(), `expressly-settings-${process.pid}.json`);
	await storeSettings({});
	await writeFile(file, JSON.stringify({ style: "dot", rate: "hyper", keepHistory: true }));
	const options = await openOwn(OPTIONS);
	const picker = await options.waitForSelector("input[type='file']");
	await (picker as Awaited<ReturnType<typeof options.$<"input">>>)?.uploadFile(file);
	await options.waitForSelector("input[name='style'][value='dot']:checked");
	await rm(file);
	const said = await textOf(options, ".options-form");
	expect(said).toContain("not used: Pace");
	expect(said).toContain("what is read and kept: Keep every call in the history.");
	expect(await desk.evaluate(() => chrome.storage.sync.get("settings"))).toEqual({
		settings: { style: "dot", keepHistory: true },
	});
	await options.$eval(".notice-actions .button", (element) => (element as HTMLElement).click());
	await options.waitForSelector("input[name='style'][value='chip']:checked");
});

test("where storage refuses, the controls show what still holds, and nothing is said to be in use", async () => {
	const options = await openOwn(OPTIONS);
	await options.evaluate(() => {
		chrome.storage.sync.set = (async () => {
			throw new Error("QUOTA_BYTES quota exceeded");
		}) as never;
	});
	const press = (selector: string) =>
		options.$eval(selector, (element) => (element as HTMLElement).click());
	await press("#keep-history");
	await waitForText(options, ".notice.danger", "QUOTA_BYTES");
	await options.waitForSelector("#keep-history[aria-checked='false']:not(:checked)");
	await press("input[name='style'][value='bars']");
	await options.waitForSelector("input[name='style'][value='chip']:checked");
	await options.locator("::-p-text(Reset to defaults)").click();
	expect(await options.$(".notice.good")).toBeNull();
	expect(await options.$eval(".notice.danger", (one) => one.getBoundingClientRect().top)).toBe(0);
});

test("the list of tiles goes on only after its notice, and a setting alone is not enough", async () => {
	await storeSettings({ room: true, attention: true });
	const options = await openOwn(OPTIONS);
	const isOn = () =>
		options.$eval("#attention", (element) => `${(element as HTMLInputElement).checked}`);
	const isFocused = () => options.evaluate(() => document.activeElement?.id === "attention");
	const press = (selector: string) =>
		options.$eval(selector, (element) => (element as HTMLElement).click());
	await options.waitForSelector("#attention");
	expect(await isOn()).toBe("false");
	await options.focus("#attention");
	await options.keyboard.press("Space");
	await waitForText(options, ".notice", "measures nobody’s attention");
	expect(await isOn()).toBe("false");
	expect(await isFocused()).toBe(true);
	await options.keyboard.press("Space");
	expect(await options.$(".notice-actions")).toBeNull();
	expect(await isOn()).toBe("false");
	await press("#attention");
	await options.focus(".notice-actions .button:last-child");
	await options.keyboard.press("Enter");
	expect(await options.$(".notice-actions")).toBeNull();
	expect(await isFocused()).toBe(true);
	await press("#attention");
	await options.waitForSelector(".notice-actions");
	await press(".notice-actions .button:first-child");
	await options.waitForSelector("#attention[aria-checked='true']");
	const stored = await desk.evaluate(() => chrome.storage.local.get("attention-consent"));
	expect(stored["attention-consent"]).toMatchObject({ atMs: expect.any(Number) });
});

test("the focus stays near what was forgotten or undone, though its button is gone", async () => {
	const face = { angry: 0, disgust: 0, fear: 0, happy: 0, sad: 0.5, surprise: 0, neutral: 0 };
	await desk.evaluate(
		(faces) => chrome.storage.local.set({ neutralFaces: { isUsed: true, faces } }),
		{ self: face, "zoom/Ana": face },
	);
	const options = await openOwn(OPTIONS);
	const buttonOf = (name: string) => `::-p-xpath(//button[.="${name}"])`;
	const press = async (name: string) => {
		await options.waitForSelector(buttonOf(name));
		await options.focus(buttonOf(name));
		await options.keyboard.press("Enter");
	};
	const waitForFocus = (heading: string) =>
		options.waitForFunction(
			(text) => document.activeElement?.textContent === text,
			{ polling: 100 },
			heading,
		);
	await press("Forget");
	await waitForFocus("Personal neutral faces");
	await press("Forget all");
	await waitForFocus("Personal neutral faces");
	await press("Reset to defaults");
	await press("Undo");
	await waitForFocus("Your settings as a file");
});

test("with nothing running, Diagnostics says so in words and in JSON", async () => {
	const page = await openOwn(DIAGNOSTICS);
	expect(await textOf(page, "main")).toContain("Nothing is running");
	const json = JSON.parse(await textOf(page, "#diagnostics-json"));
	expect(json).toMatchObject({ pages: [], pipeline: { state: "off" }, errors: [] });
});

test("lines of Japanese end between words", async () => {
	await storeSettings({ language: "ja" });
	const welcome = await openOwn(WELCOME);
	for (const width of [360, 480, 800]) {
		await welcome.setViewport({ width, height: 800 });
		const starts = await welcome.evaluate(startsOfLines);
		expect(starts.length).toBeGreaterThan(20);
		// What makes a verb polite is never a word of its own.
		expect(starts.filter((start) => /^(?:ます|ません|せん|す。|ん。)/.test(start))).toEqual([]);
	}
});

test("the note for the chat speaks the language it is asked for, whatever the page speaks", async () => {
	const welcome = await openOwn(WELCOME);
	await waitForText(welcome, ".chat-note", "Please note");
	await welcome.select(".chat-note-language select", "fr");
	await waitForText(welcome, ".chat-note", "Pour information");
	expect(await textOf(welcome, "h1")).toBe("Welcome to Expressly");
});

async function tabIdOf(page: Page): Promise<number> {
	await page.bringToFront();
	const id = await desk.evaluate(async () => {
		const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
		return tab?.id;
	});
	if (id === undefined) throw new Error("The page has no tab.");
	return id;
}

/** Runs in a page: how many lines the words of each element take. */
function linesOfEach(all: Element[]): number[] {
	return all.map((one) => {
		const words = document.createRange();
		words.selectNodeContents(one);
		return new Set([...words.getClientRects()].map(({ top }) => top)).size;
	});
}

/** Runs in a page: what stands at the start of every line of its paragraphs and lists. */
function startsOfLines(): string[] {
	const starts: string[] = [];
	for (const block of document.querySelectorAll("main p, main li")) {
		const range = document.createRange();
		const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
		let before = Number.NEGATIVE_INFINITY;
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
			for (let at = 0; at < (node.textContent ?? "").length; at++) {
				range.setStart(node, at);
				range.setEnd(node, at + 1);
				const { top } = range.getBoundingClientRect();
				if (top > before + 4) starts.push((node.textContent ?? "").slice(at, at + 6));
				before = top;
			}
	}
	return starts;
}
