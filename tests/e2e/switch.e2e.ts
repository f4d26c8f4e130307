import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

let call: OpenCall;

beforeAll(async () => {
	call = await openCall({ query: "?people=2&script=neutral:60" });
});

afterAll(() => call?.close());

/** What only the browser's own page of its extensions can do: what a user does in it by hand. */
interface BrowsersOwn {
	developerPrivate: Record<
		"addHostPermission" | "removeHostPermission",
		(id: string, pattern: string) => Promise<void>
	>;
}

const documentOf = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);

/** How many listeners the extension's content script has on the page's window, document and videos. */
async function listenersOfExtension(page: Page): Promise<number> {
	const session = await page.createCDPSession();
	const contexts: { id: number; origin: string }[] = [];
	session.on("Runtime.executionContextCreated", ({ context }) => contexts.push(context));
	await session.send("Runtime.enable");
	let count = 0;
	for (const { id } of contexts.filter(({ origin }) => origin.startsWith("chrome-extension:")))
		for (const target of ["window", "document", "document.querySelector('.stage video')"]) {
			const expression = { expression: target, contextId: id };
			const { result } = await session.send("Runtime.evaluate", expression);
			if (result.objectId === undefined) continue;
			const { objectId } = result;
			const found = await session.send("DOMDebugger.getEventListeners", { objectId });
			count += found.listeners.length;
		}
	await session.detach();
	return count;
}

test("before it is switched on, nothing of the extension is in the page", async () => {
	expect(await readOverlay(call.page)).toBeNull();
	expect(await call.extension.offscreen()).toBeUndefined();
	expect(await call.extension.tabState(call.page)).toEqual({ state: "off" });
});

test("the pipeline is made ready while the popup offers the switch, and ends with the popup", async () => {
	const popup = await call.extension.openPopup(call.page);
	await until("the hidden page", async () => (await call.extension.offscreen()) !== undefined);
	expect(await readOverlay(call.page)).toBeNull();
	await popup.close();
	await until("the pipeline to end", async () => (await call.extension.offscreen()) === undefined);
});

test("switched off again, the page is as it was and nothing runs", async () => {
	const before = await documentOf(call.page);
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 2);
	expect(await documentOf(call.page)).not.toEqual(before);
	expect(await listenersOfExtension(call.page)).toBeGreaterThan(0);

	await call.extension.switchOff(call.page);
	await until("the overlay to go", async () => (await readOverlay(call.page)) === null);
	expect(await documentOf(call.page)).toEqual(before);
	expect(await listenersOfExtension(call.page)).toBe(0);
	await until("the pipeline to end", async () => (await call.extension.offscreen()) === undefined);
	expect(await call.extension.tabState(call.page)).toEqual({ state: "off" });
});

test("the page can find no trace of the overlay but one inert element", async () => {
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 2);
	const traces = await call.page.evaluate(() => ({
		added: [...document.documentElement.children].map(({ tagName }) => tagName),
		shadows: [...document.querySelectorAll("*")].filter(({ shadowRoot }) => shadowRoot).length,
		frames: window.length,
		globals: Object.keys(window).filter((name) => /expressly|chrome-extension/i.test(name)),
	}));
	expect(traces).toEqual({ added: ["HEAD", "BODY", "DIV"], shadows: 0, frames: 0, globals: [] });
});

test("the choice survives a reload of the page", async () => {
	await call.goto("?people=2&script=neutral:60");
	await allRead(call.extension, 2);
	expect(await call.extension.tabState(call.page)).toEqual({ state: "on" });
});

test("taking back in the browser that the site may be read switches its call off", async () => {
	const page = await call.extension.browser.newPage();
	await page.goto("chrome://extensions");
	const site = `${new URL(call.origin).protocol}//${new URL(call.origin).hostname}/*`;
	const change = (method: "addHostPermission" | "removeHostPermission") =>
		page.evaluate(
			(name, id, pattern) => (chrome as unknown as BrowsersOwn).developerPrivate[name](id, pattern),
			method,
			call.extension.extensionId,
			site,
		);
	await change("addHostPermission");
	expect(await call.extension.tabState(call.page)).toEqual({ state: "on" });
	await change("removeHostPermission");
	await until("the overlay to go", async () => (await readOverlay(call.page)) === null);
	expect(await call.extension.tabState(call.page)).toEqual({ state: "off" });
	await page.close();
});
