import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

/** A page with a moving picture, from a server that lets the browser store it. */
const PAGE = `<!doctype html><canvas width="320" height="240"></canvas><script>
const context = document.querySelector("canvas").getContext("2d");
setInterval(() => {
	for (let at = 0; at < 48; at++) {
		context.fillStyle = "hsl(" + Math.random() * 360 + " 80% 50%)";
		context.fillRect((at % 8) * 40, Math.floor(at / 8) * 40, 40, 40);
	}
}, 100);
addEventListener("pageshow", ({ persisted }) => { document.title = persisted ? "stored" : "new"; });
</script>`;

const server = createServer((_, response) => {
	response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
});
let extension: ExtensionBrowser;
let port: number;

beforeAll(async () => {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	port = (server.address() as AddressInfo).port;
	extension = await launchExtension();
});

afterAll(async () => {
	await extension?.close();
	server.close();
});

/** Switches on, goes to the same page under another name of its host, and back to the stored one. */
async function goAndReturn(host: string): Promise<Page> {
	const page = await extension.browser.newPage();
	await page.goto(`http://127.0.0.1:${port}/`);
	await extension.switchOn(page);
	await until("the overlay", async () => (await readOverlay(page)) !== null);
	await page.goto(`http://${host}:${port}/next`);
	const state = host === "127.0.0.1" ? "on" : "off";
	await until("the tab's state", async () => (await extension.tabState(page)).state === state);
	await page.goBack();
	expect(await page.title()).toBe("stored");
	return page;
}

test("back from a page of the same site, the overlay goes on", async () => {
	const page = await goAndReturn("127.0.0.1");
	await until("the overlay", async () => (await readOverlay(page))?.tiles.length === 1);
	await page.close();
});

test("back from another site, where the tab was switched off, nothing of it is left", async () => {
	const page = await goAndReturn("localhost");
	expect(await readOverlay(page)).toBeNull();
	await until("the pipeline to end", async () => (await extension.offscreen()) === undefined);
	expect(await extension.tabState(page)).toEqual({ state: "off" });
	await page.close();
});
