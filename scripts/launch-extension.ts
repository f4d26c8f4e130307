import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer, { type Browser, type Page, type Target, type WebWorker } from "puppeteer";
import type { Consent } from "../src/shared/consent.ts";
import type { Diagnostics } from "../src/shared/diagnostics.ts";
import type { TabState } from "../src/shared/messages.ts";
import { browserPath } from "./browser-path.ts";
import { endOnSignals } from "./end-on-signals.ts";

/** A browser of its own profile in which the extension runs. */
export interface ExtensionBrowser {
	browser: Browser;
	extensionId: string;
	/** The address of one of the extension's files. */
	url(file: string): string;
	serviceWorker(): Promise<WebWorker>;
	/** The offscreen document as a page, while it is open. */
	offscreen(): Promise<Page | undefined>;
	/** Opens the popup over `page` as the toolbar button does. */
	openPopup(page: Page): Promise<Page>;
	/** Switches the overlay on as a user does: toolbar button, then the popup's switch. */
	switchOn(page: Page): Promise<void>;
	switchOff(page: Page): Promise<void>;
	tabState(page: Page): Promise<TabState>;
	/** What the Diagnostics page would show; null while no pipeline runs. */
	diagnostics(): Promise<Diagnostics | null>;
	/** Loads the extension anew, as an update does. */
	reload(): Promise<void>;
	close(): Promise<void>;
}

interface LaunchOptions {
	/** The built extension. */
	folder?: string;
	headless?: boolean;
	args?: string[];
	viewport?: { width: number; height: number } | null;
	/** A folder for the profile that outlives the browser; without one, it has its own, which does not. */
	profile?: string;
	/** What to answer on the welcome page, which opens when the extension is installed; null to leave it open. */
	consent?: Consent["who"] | null;
}

/** Two connections within one page have to find each other, also where there is no network. */
export const WEBRTC_ARGS = [
	"--allow-loopback-in-peer-connection",
	"--disable-features=WebRtcHideLocalIpsWithMdns",
];
const QUIET_ARGS = [
	"--no-first-run",
	"--no-default-browser-check",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];
const START_MS = 30_000;

/** Starts a browser with the built extension in it. */
export async function launchExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
	const { folder = "dist", headless = true, args = [], viewport, consent = "everyone" } = options;
	const executablePath = browserPath();
	const profile = options.profile ?? (await mkdtemp(path.join(tmpdir(), "expressly-")));
	const dropProfile = () => {
		if (options.profile === undefined)
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	endOnSignals();
	const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	const browser = await puppeteer.launch({
		executablePath,
		headless,
		pipe: true,
		// Its own way with signals leaves the profile behind, and lets a command that lost its browser start another.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		userDataDir: profile,
		enableExtensions: [path.resolve(folder)],
		defaultViewport: viewport === undefined ? { width: 1280, height: 800 } : viewport,
		args: [...QUIET_ARGS, ...WEBRTC_ARGS, ...sandbox, ...args],
	});
	process.once("exit", dropProfile);
	const reload = async () => {
		await browser.installExtension(path.resolve(folder));
	};
	const close = async () => {
		await browser.close();
		process.off("exit", dropProfile);
		dropProfile();
	};
	try {
		const worker = await browser.waitForTarget(isServiceWorker, { timeout: START_MS });
		const { host: id } = new URL(worker.url());
		if (consent !== null) await agree(browser, id, consent);
		return { ...extensionIn(browser, id), reload, close };
	} catch (error) {
		await close();
		throw error;
	}
}

const isServiceWorker = (target: Target) =>
	target.type() === "service_worker" && target.url().startsWith("chrome-extension://");

function extensionIn(
	browser: Browser,
	extensionId: string,
): Omit<ExtensionBrowser, "reload" | "close"> {
	const url = (file: string) => `chrome-extension://${extensionId}/${file}`;
	let desk: Page | undefined;
	/** A page of the extension from which its rooms can be asked; opened once, behind the others. */
	const openDesk = async () => {
		if (desk === undefined || desk.isClosed()) {
			desk = await browser.newPage({ background: true });
			await desk.goto(url("manifest.json"));
		}
		return desk;
	};
	const ask = async (to: string, method: string, ...params: unknown[]): Promise<unknown> => {
		const page = await openDesk();
		return page.evaluate(
			(request) =>
				chrome.runtime.sendMessage(request).then(
					(reply: { value?: unknown; error?: { message: string } } | undefined) => {
						if (reply?.error !== undefined) throw new Error(reply.error.message);
						return reply?.value;
					},
					() => null,
				),
			{ to, method, args: params },
		);
	};
	const tabIdOf = async (page: Page) => {
		await page.bringToFront();
		return (await openDesk()).evaluate(async () => {
			const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
			return tab?.id;
		});
	};
	return {
		browser,
		extensionId,
		url,
		serviceWorker: async () => {
			const target = await browser.waitForTarget(isServiceWorker, { timeout: START_MS });
			const worker = await target.worker();
			if (worker === null) throw new Error("The service worker is gone.");
			return worker;
		},
		offscreen: async () =>
			browser
				.targets()
				.find((target) => target.url() === url("src/offscreen/index.html"))
				?.asPage(),
		openPopup: (page) => openPopup(browser, extensionId, page),
		switchOn: async (page) => useSwitch(browser, extensionId, page, true),
		switchOff: async (page) => useSwitch(browser, extensionId, page, false),
		tabState: async (page) =>
			(await ask("background", "tabState", await tabIdOf(page))) as TabState,
		diagnostics: async () => (await ask("offscreen", "diagnostics")) as Diagnostics | null,
	};
}

/** Answers the welcome page as a user does, and closes it. */
async function agree(browser: Browser, id: string, who: Consent["who"]): Promise<void> {
	const address = `chrome-extension://${id}/src/welcome/index.html`;
	const target = await browser.waitForTarget((one) => one.url() === address, { timeout: START_MS });
	const page = await target.asPage();
	const choice = await page.waitForSelector(`input[name='who'][value='${who}']`);
	await choice?.evaluate((element) => (element as HTMLElement).click());
	await page.$eval("form [type='submit']", (element) => (element as HTMLElement).click());
	await page.waitForSelector("form .notice.good", { timeout: START_MS });
	await page.close();
}

async function openPopup(browser: Browser, id: string, page: Page): Promise<Page> {
	await page.bringToFront();
	const extension = (await browser.extensions()).get(id);
	if (extension === undefined) throw new Error("The extension is not installed.");
	await extension.triggerAction(page);
	const target = await browser.waitForTarget(
		(one) =>
			one.url().startsWith(`chrome-extension://${id}/src/popup/`) && one.url().endsWith(".html"),
		{ timeout: START_MS },
	);
	return target.asPage();
}

/** Puts the popup's switch as wanted. */
async function useSwitch(browser: Browser, id: string, page: Page, on: boolean): Promise<void> {
	const popup = await openPopup(browser, id, page);
	const toggle = await popup.waitForSelector("#show-expressions:not([disabled])", {
		timeout: START_MS,
	});
	const isOn = async () => (await toggle?.evaluate((el) => el.ariaChecked)) === "true";
	if ((await isOn()) !== on) await toggle?.evaluate((el) => (el as HTMLElement).click());
	for (let tries = 0; tries < 100 && (await isKeptOn(popup)) !== on; tries++) await pause(100);
	await popup.close();
}

/** Whether the extension has noted a tab as on: the switch itself moves before that is done. */
function isKeptOn(popup: Page): Promise<boolean> {
	return popup.evaluate(async () => {
		const kept = await chrome.storage.local.get(null);
		return Object.keys(kept).some((key) => key.startsWith("tab:"));
	});
}
