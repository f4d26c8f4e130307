import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildDemo, DEMO_FOLDER } from "../../scripts/build-demo.ts";
import { isRead } from "../../scripts/read-tiles.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import type { Diagnostics } from "../../src/shared/diagnostics.ts";
import { until } from "./demo-call.ts";
import { FirefoxBrowser } from "./firefox-browser.ts";

const PROGRAM = process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr";
const skipped = existsSync(PROGRAM) ? "" : ` (skipped: there is no ${PROGRAM})`;

/** Leave to read the page comes with a press of the button, and so does the popup. */
const PRESS_TOOLBAR_BUTTON = `
	const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
	const { extension } = WebExtensionPolicy.getByID(args[0]);
	await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`;

const ERRORS_OF_EXTENSION = `
	return Services.console.getMessageArray()
		.filter((message) => message instanceof Ci.nsIScriptError)
		.filter(({ flags }) => (flags & Ci.nsIScriptError.warningFlag) === 0)
		.filter(({ sourceName }) => sourceName.startsWith(args[0]))
		.map(({ errorMessage }) => errorMessage);`;

const ARE_SHORTCUTS_OPEN = `
	return [...Services.wm.getEnumerator("navigator:browser")].some(({ gBrowser }) =>
		gBrowser.browsers.some(({ currentURI }) => currentURI.spec === "about:addons"));`;

const ANSWER_WELCOME_PAGE = `
	const form = document.querySelector("form");
	form?.querySelector("input[name='who'][value='everyone']").click();
	form?.querySelector("[type='submit']").click();
	return document.querySelector("form .notice.good") !== null;`;

const SET_SWITCH = `
	const toggle = document.querySelector(args[0] + ":not([disabled])");
	if (toggle !== null && toggle.ariaChecked !== String(args[1])) toggle.click();
	return toggle?.ariaChecked === String(args[1]);`;

const STORE_A_BROKEN_NEUTRAL_FACE =
	"await browser.storage.local.set({ neutralFaces: { isUsed: true, faces: { self: { sad: 'much' } } } });";

const READ_LABELS = `
	const hosts = [...document.querySelectorAll("html > [popover='manual'][inert]")];
	const labelled = hosts.flatMap((host) => [...host.openOrClosedShadowRoot.querySelectorAll(".tile .label")]);
	return hosts.length > 0 && labelled.map(({ textContent }) => textContent);`;

/** In a process of its own: that of the tests would make a build for tests. */
function buildExtension(): void {
	const { status, stderr } = spawnSync(
		"node",
		["node_modules/vite/bin/vite.js", "build", "--config", "vite.firefox.config.ts"],
		{ encoding: "utf8", env: { ...process.env, NODE_ENV: "production" } },
	);
	if (status !== 0) throw new Error(stderr);
}

describe.skipIf(skipped !== "")(`in Firefox${skipped}`, () => {
	let server: FolderServer;
	let firefox: FirefoxBrowser;
	let id: string;
	let root: string;
	let call: string;
	/** A window for the extension's own pages, so that the call stays in sight. */
	let desk: string;

	beforeAll(async () => {
		buildExtension();
		await buildDemo();
		server = await serveFolders({ "/": DEMO_FOLDER });
	});
	beforeEach(async () => {
		firefox = await FirefoxBrowser.launch(PROGRAM);
		id = await firefox.install("dist-firefox");
		const host = "return WebExtensionPolicy.getByID(args[0]).mozExtensionHostname;";
		root = `moz-extension://${await firefox.run("browser", host, id)}/`;
	});
	afterEach(() => firefox?.close());
	afterAll(() => server?.close());

	const onDesk = async (body: string, ...args: unknown[]) => {
		await firefox.goto(desk);
		return firefox.run("page", body, ...args);
	};
	const diagnostics = async (): Promise<Diagnostics | undefined> => {
		const request = { to: "offscreen", method: "diagnostics", args: [] };
		const reply = await onDesk("return await browser.runtime.sendMessage(args[0]);", request);
		return (reply as { value?: Diagnostics }).value;
	};
	/** Sets one of the popup's switches, in a page of its own. */
	const setSwitch = async (selector: string, isOn: boolean) => {
		const findTab =
			"return (await browser.tabs.query({})).find(({ url }) => url?.startsWith(args[0]))?.id;";
		const tab = await until("leave to see the call's tab", () => onDesk(findTab, server.origin));
		await firefox.visit(desk, `${root}src/popup/index.html?tab=${tab}`);
		await until(`the popup's ${selector}`, () => onDesk(SET_SWITCH, selector, isOn));
	};
	/** What is written on the call's tiles; false where there is no overlay. */
	const labels = async () => {
		await firefox.goto(call);
		return (await firefox.run("inside", READ_LABELS)) as string[] | false;
	};

	test("a call is read after consent and a press of the button, kept where chosen, and left alone when switched off", async () => {
		const welcome = await firefox.tabAt("/src/welcome/index.html");
		await until("the welcome page to take an answer", async () => {
			await firefox.goto(welcome);
			return firefox.run("page", ANSWER_WELCOME_PAGE);
		});

		call = await firefox.open(`${server.origin}/?people=2&script=happy:60`);
		desk = await firefox.open(`${root}src/diagnostics/index.html`, "window");
		expect(await labels()).toBe(false);
		await firefox.run("browser", PRESS_TOOLBAR_BUTTON, id);
		await setSwitch("#show-expressions", true);
		const tiles = await until("readings of both participants", async () => {
			const seen = (await diagnostics())?.pages.flatMap((page) => page.tiles) ?? [];
			return seen.length === 2 && seen.every(isRead) && seen;
		});
		expect(tiles.flatMap(({ latest }) => latest.map(({ label }) => label))).toContain("happy");
		await until("both labels", async () => {
			const shown = await labels();
			return shown && shown.length === 2 && shown.every((label) => /^Happy\d+%$/.test(label));
		});

		await setSwitch("#keep-call", true);
		await until("some seconds of the call in the history", async () => {
			const [call] = (await diagnostics())?.history ?? [];
			return call?.keeping.state === "keeping";
		});
		await firefox.visit(desk, `${root}src/history/index.html`);
		await until("the call in the history", () =>
			onDesk("return document.querySelectorAll('.session-card').length === 1;"),
		);

		await onDesk(STORE_A_BROKEN_NEUTRAL_FACE);
		await until("the neutral faces to be heard of", async () =>
			(await diagnostics())?.errors.some((line) => line.includes("neutral face")),
		);

		await setSwitch("#show-expressions", false);
		await until("the overlay to go", async () => (await labels()) === false);

		for (const room of ["popup", "options", "diagnostics", "analyse", "history", "welcome"]) {
			await firefox.visit(desk, `${root}src/${room}/index.html`);
			await until(`the page ${room}`, () =>
				onDesk("return document.querySelector('main h1, main h2') !== null;"),
			);
		}

		await firefox.visit(desk, `${root}src/options/index.html`);
		await until("the button beside the shortcut", () =>
			onDesk("document.querySelector('.shortcut .button').click(); return true;"),
		);
		await until("the browser's own page of shortcuts", () =>
			firefox.run("browser", ARE_SHORTCUTS_OPEN),
		);
		expect(await firefox.run("browser", ERRORS_OF_EXTENSION, root)).toEqual([]);
	}, 180_000);
});
