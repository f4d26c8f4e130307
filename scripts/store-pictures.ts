/** @file Takes the pictures that stores show, in store/pictures: `npx tsx scripts/store-pictures.ts`. */
import { mkdir } from "node:fs/promises";
import { Command } from "commander";
import type { Page } from "puppeteer";
import { DEFAULT_SETTINGS } from "../src/shared/settings.ts";
import { buildDemo, DEMO_FOLDER } from "./build-demo.ts";
import { buildIfStale } from "./fresh-build.ts";
import { launchExtension } from "./launch-extension.ts";
import { isRead, readTiles } from "./read-tiles.ts";
import { serveFolders } from "./serve-folder.ts";

const FOLDER = "store/pictures";
/** The size that stores ask for. */
const VIEWPORT = { width: 1280, height: 800 };
const READ_WITHIN_MS = 120_000;
/** Long enough for labels to have settled. */
const SETTLE_MS = 4000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

new Command("npx tsx scripts/store-pictures.ts")
	.description("Takes the pictures that stores show, into store/pictures.")
	.parse();
await buildIfStale(console.log);
await buildDemo();
await mkdir(FOLDER, { recursive: true });
const server = await serveFolders({ "/": DEMO_FOLDER });
const extension = await launchExtension({ viewport: VIEWPORT, args: ["--lang=en-US"] });
const take = async (page: Page, name: string) => {
	await page.bringToFront();
	await pause(SETTLE_MS);
	await page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: "jpeg", quality: 92 });
};
const untilRead = async () => {
	for (const end = Date.now() + READ_WITHIN_MS; Date.now() < end; await pause(500)) {
		const tiles = await readTiles(extension);
		if (tiles.length > 0 && tiles.every((tile) => tile.skipped !== undefined || isRead(tile)))
			return;
	}
	throw new Error("The demo call was not read in time.");
};

try {
	const call = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
	await call.goto(`${server.origin}/?people=6`);
	await extension.switchOn(call);
	await untilRead();
	await take(call, "1-call");
	const options = await extension.browser.newPage();
	await options.goto(extension.url("src/options/index.html"));
	await options.evaluate((settings) => chrome.storage.sync.set({ settings }), {
		...DEFAULT_SETTINGS,
		style: "bars",
	});
	await take(call, "2-bars");
	await take(options, "3-settings");
	const welcome = await extension.browser.newPage();
	await welcome.goto(extension.url("src/welcome/index.html"));
	await take(welcome, "4-welcome");
	const analyse = await extension.browser.newPage();
	await analyse.goto(`${extension.url("src/analyse/index.html")}#pictures`);
	await take(analyse, "5-analyse");
} finally {
	await extension.close();
	await server.close();
}
