import { mkdtemp, readdir, rm } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDemo, DEMO_FOLDER } from "../../scripts/build-demo.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { serveFolders } from "../../scripts/serve-folder.ts";
import { pick, untilFinished } from "./analyse-page.ts";
import { allRead } from "./demo-call.ts";
import { readNetLog } from "./net-log.ts";
import { startRecordingProxy } from "./recording-proxy.ts";

/** How long the extension is used; `LEAK_MINUTES=60` for the whole hour. */
const USE_MS = Number(process.env.LEAK_MINUTES ?? 0.15) * 60_000;

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-net-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Opens a page of the extension and does there what can be done without a file or a camera. */
async function usePage(extension: ExtensionBrowser, room: string): Promise<void> {
	const page = await extension.browser.newPage();
	await page.goto(extension.url(`src/${room}/index.html`));
	if (room !== "offscreen") await page.waitForSelector("main");
	await page.evaluate(() => {
		for (const box of document.querySelectorAll<HTMLInputElement>("main input[type='radio']"))
			if (!box.disabled) box.click();
	});
	if (room === "analyse") await analysePicture(page);
	await pause(300);
	await page.close({ runBeforeUnload: false });
}

async function analysePicture(page: Page): Promise<void> {
	await page.evaluate(() => {
		location.hash = "pictures";
	});
	await pick(page, "#pick-pictures", path.resolve("icons/128.png"));
	await untilFinished(page);
}

test("while a call is read and every page of the extension is used, not a byte leaves it", {
	timeout: USE_MS + 150_000,
}, async () => {
	await buildDemo();
	const server = await serveFolders({ "/": DEMO_FOLDER });
	const proxy = await startRecordingProxy(server.origin);
	const log = path.join(folder, "net.json");
	const extension = await launchExtension({
		args: [
			`--log-net-log=${log}`,
			`--proxy-server=${proxy.address}`,
			"--proxy-bypass-list=<-loopback>",
		],
	});
	const call = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
	await call.goto(`${server.origin}/?people=2&script=happy:2,neutral:2`);
	await call.waitForFunction(() => globalThis.demoCall !== undefined);
	await extension.switchOn(call);
	await allRead(extension, 2);
	const rooms = await readdir("dist/src");
	expect(rooms).toEqual(expect.arrayContaining(["analyse", "options", "popup", "welcome"]));
	const end = Date.now() + USE_MS;
	do {
		for (const room of rooms.filter((name) => name !== "offscreen")) await usePage(extension, room);
		await call.bringToFront();
		await pause(Math.min(3000, USE_MS));
	} while (Date.now() < end);
	await extension.close();
	await proxy.close();
	await server.close();

	const { requests, lookedUp, connected } = await readNetLog(log);
	const demo = new URL(server.origin).host;
	expect(proxy.asked).toContain(demo);
	const fromExtension = requests.filter(({ initiator }) =>
		initiator.startsWith("chrome-extension:"),
	);
	expect(fromExtension.filter(({ url }) => !url.startsWith("chrome-extension:"))).toEqual([]);
	const byPages = requests.filter(({ initiator }) => /^https?:/.test(initiator));
	// The demo call loads its own parts: a log without them was not understood.
	expect(byPages).not.toEqual([]);
	expect(connected).toContain("127.0.0.1");
	expect(byPages.filter(({ url }) => !url.startsWith(server.origin))).toEqual([]);
	// The browser runs errands of its own, for updates and accounts: nobody's page began them.
	const errands = new Set(
		requests
			.filter(({ initiator }) => !/^(https?|chrome-extension):/.test(initiator))
			.map(({ url }) => hostnameOf(url)),
	);
	const isKnown = (host: string) =>
		hostnameOf(host) === "127.0.0.1" || errands.has(hostnameOf(host));
	expect(proxy.asked.filter((host) => !isKnown(host))).toEqual([]);
	expect(lookedUp.filter((host) => !isKnown(host))).toEqual([]);
	// Nothing goes past the proxy but the demo call's own video, which stays on this machine.
	const here = Object.values(networkInterfaces()).flatMap((all) => all?.map((one) => one.address));
	const elsewhere = connected.filter(
		(address) =>
			!["127.0.0.1", "[::1]", ...here, ...here.map((one) => `[${one}]`)].includes(address),
	);
	expect(elsewhere.filter((address) => !PROBED.includes(address))).toEqual([]);
});

/** Without scheme and port: `a.example` of `https://a.example:443`. */
function hostnameOf(host: string): string {
	const address = host.includes("://") ? host : `http://${host}`;
	return URL.canParse(address) ? new URL(address).hostname : host;
}

/** Chromium connects a datagram socket to these to learn which of its own addresses is used; it sends nothing. */
const PROBED = ["[2001:4860:4860::8888]", "8.8.8.8"];
