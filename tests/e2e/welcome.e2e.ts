import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDemo, DEMO_FOLDER } from "../../scripts/build-demo.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import { until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

let extension: ExtensionBrowser;
let server: FolderServer;
let welcome: Page;
let call: Page;

const address = () => extension.url("src/welcome/index.html");
const stored = (page: Page) => page.evaluate(() => chrome.storage.local.get(null));

/** Clicks the toolbar button over the call. */
async function clickToolbar(): Promise<void> {
	await call.bringToFront();
	const installed = (await extension.browser.extensions()).get(extension.extensionId);
	await installed?.triggerAction(call);
}

/** Presses a keyboard command, whose keys the browser takes before any page could be sent them. */
async function pressCommand(name: string): Promise<void> {
	await call.bringToFront();
	const worker = await extension.serviceWorker();
	await worker.evaluate(async (command) => {
		const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
		const { onCommand } = chrome.commands as unknown as {
			onCommand: { dispatch(command: string, tab: unknown): void };
		};
		onCommand.dispatch(command, tab);
	}, name);
}

async function pressStopKey(page: Page): Promise<void> {
	await page.keyboard.down("Alt");
	await page.keyboard.down("Shift");
	await page.keyboard.press("KeyX");
	await page.keyboard.up("Shift");
	await page.keyboard.up("Alt");
}

beforeAll(async () => {
	await buildDemo();
	server = await serveFolders({ "/": DEMO_FOLDER });
	extension = await launchExtension({ consent: null });
	const target = await extension.browser.waitForTarget((one) => one.url() === address());
	welcome = await target.asPage();
	await welcome.waitForSelector("main");
	call = await extension.browser.newPage();
	await call.goto(`${server.origin}/?people=2&script=happy:60`);
});

afterAll(async () => {
	await extension?.close();
	await server?.close();
});

test("before the user has agreed, neither the toolbar button nor the keyboard switches anything on", async () => {
	const isInFront = () => welcome.evaluate(() => document.visibilityState === "visible");
	await clickToolbar();
	await until("the welcome page to come to the front", isInFront);
	await call.bringToFront();
	await pressCommand("toggle-overlay");
	await until("the welcome page to come to the front again", isInFront);
	const pages = (await extension.browser.pages()).map((page) => page.url());
	expect(pages.filter((url) => url === address()).length).toBe(1);
	expect(await extension.tabState(call)).toEqual({ state: "off" });
	expect(await extension.offscreen()).toBeUndefined();
	expect(await readOverlay(call)).toBeNull();
});

test("the extension's own script cannot ask for it either", async () => {
	const reply = await welcome.evaluate(() =>
		chrome.runtime.sendMessage({ to: "background", method: "startTab", args: [1] }),
	);
	expect(reply).toEqual({ value: { state: "off" } });
});

test("nothing is chosen in advance; what is chosen holds everywhere, and the call can be read", async () => {
	await welcome.bringToFront();
	expect(await welcome.$("input[name='who']:checked")).toBeNull();
	await welcome.click("form .button.primary");
	expect(await stored(welcome)).toEqual({});
	await welcome.click("input[name='who'][value='everyone']");
	await welcome.click("form .button.primary");
	await welcome.waitForSelector(".notice.good");
	const belowWindow = () =>
		welcome.$eval(".notice.good", (one) => one.getBoundingClientRect().bottom - innerHeight);
	await until("what is said to be in sight", async () => (await belowWindow()) <= 0);
	expect(await stored(welcome)).toMatchObject({ consent: { who: "everyone" } });
	await extension.switchOn(call);
	const { text } = await until("labels", async () => {
		const overlay = await readOverlay(call);
		return overlay?.tiles.length === 2 && overlay.tiles.every((tile) => tile.labels.length > 0)
			? overlay
			: null;
	});
	expect(text, "the mark that says so while it runs").toContain("Expressly");
});

test("whose faces are read is one click away in the popup", async () => {
	await clickToolbar();
	const target = await extension.browser.waitForTarget((one) =>
		one.url().endsWith("src/popup/index.html"),
	);
	const popup = await target.asPage();
	await popup.waitForSelector("input[name='who'][value='everyone']:checked");
	await popup.$eval("input[name='who'][value='self']", (element) =>
		(element as HTMLElement).click(),
	);
	await until("no label, since nobody here is the user", async () =>
		(await readOverlay(call))?.tiles.every((tile) => tile.labels.length === 0),
	);
	await popup.$eval("input[name='who'][value='everyone']", (element) =>
		(element as HTMLElement).click(),
	);
	await popup.close();
});

test("in a call that is read, the key that stops everything works whoever else wants it", async () => {
	await call.bringToFront();
	await pressStopKey(call);
	await until("the overlay to go", async () => (await readOverlay(call)) === null);
	await until("the pipeline to end", async () => (await extension.offscreen()) === undefined);
	await extension.switchOn(call);
	await until("the overlay to be back", async () => (await readOverlay(call)) !== null);
});

test("it works in the popup over the call too, which then says that it is off", async () => {
	const popup = await extension.openPopup(call);
	await popup.waitForSelector("#show-expressions[aria-checked='true']");
	await pressStopKey(popup);
	await until("the overlay to go", async () => (await readOverlay(call)) === null);
	await popup.waitForSelector("#show-expressions[aria-checked='false']");
	await popup.close();
	await extension.switchOn(call);
	await until("the overlay to be back", async () => (await readOverlay(call)) !== null);
});

test("the command that stops everything leaves no overlay, no pipeline and nothing noted", async () => {
	await pressCommand("stop-everything");
	await until("the overlay to go", async () => (await readOverlay(call)) === null);
	await until("the pipeline to end", async () => (await extension.offscreen()) === undefined);
	expect(Object.keys(await stored(welcome))).toEqual(["consent"]);
	expect(await extension.tabState(call)).toEqual({ state: "off" });
});
