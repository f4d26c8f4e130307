import path from "node:path";
import type { CDPSession } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRead, type OpenCall, openCall } from "./demo-call.ts";

let call: OpenCall;

beforeAll(async () => {
	call = await openCall({ query: "?people=2&script=happy:60" });
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 2);
});

afterAll(() => call?.close());

/** Files of the package that a page might know by name. */
const FILES = [
	"manifest.json",
	"meeting.js",
	"service-worker-loader.js",
	"icons/16.png",
	"src/popup/index.html",
	"models/swift/card.json",
	"_locales/en/messages.json",
	"managed-schema.json",
];

test.each(FILES)("with the overlay on, the page cannot load %s in any way", async (file) => {
	const loaded = await call.page.evaluate(async (address) => {
		const loads = (tag: "img" | "script" | "iframe" | "link") =>
			new Promise<boolean>((resolve) => {
				const element = document.createElement(tag);
				element.onload = () =>
					resolve(tag !== "iframe" || sizeOf(element as HTMLIFrameElement) > 0);
				element.onerror = () => resolve(false);
				if (tag === "link") Object.assign(element, { rel: "stylesheet", href: address });
				else (element as HTMLImageElement).src = address;
				document.body.append(element);
				setTimeout(() => resolve(false), 2000);
			});
		/** A frame whose page was refused still "loads": an empty one of another origin. */
		const sizeOf = (frame: HTMLIFrameElement) =>
			frame.contentDocument?.body?.childElementCount ?? 0;
		const fetched = await fetch(address).then(
			() => true,
			() => false,
		);
		const opaque = await fetch(address, { mode: "no-cors" }).then(
			() => true,
			() => false,
		);
		const results = [fetched, opaque];
		for (const tag of ["img", "script", "iframe", "link"] as const) results.push(await loads(tag));
		for (const tag of ["img", "script", "iframe", "link"])
			for (const element of document.querySelectorAll(
				`body > ${tag}[src^="chrome-extension"], link[href^="chrome-extension"]`,
			))
				element.remove();
		return results;
	}, call.extension.url(file));
	expect(loaded).toEqual([false, false, false, false, false, false]);
});

test("the page has no way to speak to the extension, and nothing of it in its lists", async () => {
	const traces = await call.page.evaluate((id) => {
		const { chrome } = globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } };
		return {
			runtime: typeof chrome?.runtime?.sendMessage,
			resources: performance.getEntries().filter(({ name }) => name.includes(id)).length,
			scripts: [...document.scripts].filter(({ src }) => src.includes(id)).length,
		};
	}, call.extension.extensionId);
	expect(traces).toEqual({ runtime: "undefined", resources: 0, scripts: 0 });
});

/** What an extension's message is answered with from the world of its content script in the page. */
async function askFromContentScript(message: unknown): Promise<unknown> {
	const session: CDPSession = await call.page.createCDPSession();
	const worlds: { id: number; origin: string }[] = [];
	session.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context));
	await session.send("Runtime.enable");
	const world = worlds.find(({ origin }) => origin.startsWith("chrome-extension:"));
	const { result } = await session.send("Runtime.evaluate", {
		expression: `chrome.runtime.sendMessage(${JSON.stringify(message)}).then(
			(reply) => reply ?? "no answer", () => "no answer")`,
		awaitPromise: true,
		returnByValue: true,
		...(world === undefined ? {} : { contextId: world.id }),
	});
	await session.detach();
	expect(world).toBeDefined();
	return result.value;
}

test.each([
	["all names and readings", { to: "offscreen", method: "diagnostics", args: [] }],
	["to switch another tab on", { to: "background", method: "startTab", args: [1] }],
	["to switch a tab off", { to: "background", method: "stopTab", args: [1] }],
	["how a tab stands", { to: "background", method: "tabState", args: [1] }],
	["to clear Analyse", { to: "analyse", method: "clear", args: [] }],
	["what no room has", { to: "background", method: "__proto__", args: [] }],
])(
	"whoever takes over a call's page is not answered when it asks for %s",
	async (_what, message) => {
		expect(await askFromContentScript(message)).toBe("no answer");
	},
);

test("it is answered what a content script needs, if it asks as agreed", async () => {
	const words = { to: "background", method: "words", args: ["de"] };
	expect(await askFromContentScript(words)).toMatchObject({ value: { label_happy: "Fröhlich" } });
	expect(await askFromContentScript({ ...words, args: [{}] })).toHaveProperty("error");
});

test("another extension is not answered, and its ports are closed", async () => {
	const { browser, extensionId } = call.extension;
	const otherId = await browser.installExtension(path.resolve("tests/fixtures/other-extension"));
	const page = await browser.newPage();
	await page.goto(`chrome-extension://${otherId}/manifest.json`);
	const answers = await page.evaluate(async (id) => {
		const said: string[] = [];
		for (const message of [
			{ to: "offscreen", method: "diagnostics", args: [] },
			{ to: "background", method: "startTab", args: [1] },
		])
			said.push(
				await chrome.runtime.sendMessage(id, message).then(
					(reply: unknown) => JSON.stringify(reply),
					(error: Error) => error.message,
				),
			);
		const port = chrome.runtime.connect(id, { name: "frames" });
		said.push(
			await new Promise<string>((resolve) => {
				port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message ?? "closed"));
				port.onMessage.addListener((message: unknown) => resolve(JSON.stringify(message)));
				setTimeout(() => resolve("left open"), 3000);
			}),
		);
		return said;
	}, extensionId);
	await page.close();
	const refusal = expect.stringMatching(/Receiving end does not exist/);
	expect(answers).toEqual([refusal, refusal, refusal]);
});
