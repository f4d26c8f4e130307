import { mkdtemp, readdir, rm } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDemo, DEMO_FOLDER } from "../../scripts/build-demo.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { serveFolders } from "../../scripts/serve-folder.ts";
import { allRead, until } from "./demo-call.ts";
import { readNetLog } from "./net-log.ts";
import { startRecordingProxy } from "./recording-proxy.ts";
import { materialIn, PAGE_USES, popOut, usePage, writeMaterial } from "./use-every-page.ts";

/** How long the extension is used; `LEAK_MINUTES=60` for the whole hour. */
const USE_MS = Number(process.env.LEAK_MINUTES ?? 0.15) * 60_000;

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-net-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Has the call's history kept, as the popup's switch does. */
async function keepHistory({ browser, diagnostics, url }: ExtensionBrowser): Promise<void> {
	const desk = await browser.newPage({ background: true });
	await desk.goto(url("manifest.json"));
	await desk.evaluate(async () => {
		for (const { id } of await chrome.tabs.query({}))
			await chrome.runtime.sendMessage({ to: "background", method: "keepCall", args: [id, true] });
	});
	await desk.close();
	await until("the history to be kept", async () =>
		(await diagnostics())?.history?.some(({ keeping }) => keeping.state === "keeping"),
	);
}

test("while a call is read and every page of the extension is used, not a byte leaves it", {
	timeout: USE_MS + 150_000,
}, async () => {
	await buildDemo();
	const server = await serveFolders({ "/": DEMO_FOLDER });
	const proxy = await startRecordingProxy(server.origin);
	const log = path.join(folder, "net.json");
	const material = materialIn(folder);
	const extension = await launchExtension({
		args: [
			`--log-net-log=${log}`,
			`--proxy-server=${proxy.address}`,
			"--proxy-bypass-list=<-loopback>",
			"--use-fake-device-for-media-stream",
			"--use-fake-ui-for-media-stream",
			`--use-file-for-fake-video-capture=${material.camera}`,
		],
	});
	const call = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
	await call.goto(`${server.origin}/?people=2&script=happy:2,neutral:2`);
	await call.waitForFunction(() => globalThis.demoCall !== undefined);
	await extension.switchOn(call);
	await allRead(extension, 2);
	await keepHistory(extension);
	await writeMaterial(call, material);
	const rooms = (await readdir("dist/src")).filter((name) => name !== "offscreen");
	expect(Object.keys(PAGE_USES).sort()).toEqual(rooms.sort());
	let rounds = 0;
	const end = Date.now() + USE_MS;
	do {
		const downloads = path.join(folder, `downloads ${rounds}`);
		for (const room of rooms) await usePage(extension, room, material, downloads);
		await rm(downloads, { recursive: true, force: true });
		const popup = await extension.openPopup(call);
		await popup.waitForSelector(".participant");
		await popup.close();
		await call.bringToFront();
		await popOut(call);
		await allRead(extension, 2);
		rounds += 1;
	} while (Date.now() < end);
	await extension.close();
	await proxy.close();
	await server.close();

	const { events, requests, lookedUp, connected, sent } = await readNetLog(log);
	console.log(
		`${rounds} rounds of ${rooms.length} pages; ${events} events in the log, ${requests.reduce((sum, { times }) => sum + times, 0)} requests, names looked up: ${lookedUp.join(" ")}, bytes sent: ${JSON.stringify([...sent])}`,
	);
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
	const own = ["127.0.0.1", "[::1]", ...here, ...here.map((one) => `[${one}]`)];
	const elsewhere = (addresses: Iterable<string>) =>
		[...addresses].filter((address) => !own.includes(address));
	expect(elsewhere(connected).filter((address) => !PROBED.includes(address))).toEqual([]);
	expect(sent.get("127.0.0.1")).toBeGreaterThan(0);
	expect(elsewhere(sent.keys())).toEqual([]);
});

/** Without scheme and port: `a.example` of `https://a.example:443`. */
function hostnameOf(host: string): string {
	const address = host.includes("://") ? host : `http://${host}`;
	return URL.canParse(address) ? new URL(address).hostname : host;
}

/** Chromium connects a datagram socket to these to learn which of its own addresses is used; it sends nothing. */
const PROBED = ["[2001:4860:4860::8888]", "8.8.8.8"];
