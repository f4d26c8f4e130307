/**
 * @file Builds everything and opens the demo call with the overlay on. Without a display, or with
 * --headless, prints what is read and saves a picture instead.
 */
import { mkdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { Command } from "commander";
import type { Page } from "puppeteer";
import { build } from "vite";
import type { DemoCall } from "../demo/demo-call.ts";
import { buildDemo, DEMO_FOLDER } from "./build-demo.ts";
import { failPlainly } from "./fail-plainly.ts";
import { type ExtensionBrowser, launchExtension } from "./launch-extension.ts";
import { isRead, readTiles } from "./read-tiles.ts";
import { readingsTable } from "./readings-table.ts";
import { serveFolders } from "./serve-folder.ts";

const PICTURE = ".cache/expressly-demo.png";
const WINDOW = { width: 1280, height: 720 };
/** A cold start on a slow machine included. */
const READ_WITHIN_MS = 120_000;
/** Long enough for the rate of readings to be a rate. */
const WATCH_MS = 6000;

const hasDisplay =
	process.platform !== "linux" ||
	Boolean(process.env.DISPLAY) ||
	Boolean(process.env.WAYLAND_DISPLAY);
const options = new Command("npm start --")
	.description("Builds the extension, and opens the demo call with the overlay on.")
	.option("--headless", "without a window: print what is read, and save a picture")
	.parse()
	.opts<{ headless?: true }>();
const headless = options.headless === true || Boolean(process.env.CI) || !hasDisplay;

async function start(): Promise<void> {
	console.log("Building the extension and the demo call …");
	await build({ logLevel: "error" });
	await buildDemo();
	const server = await serveFolders({ "/": DEMO_FOLDER });
	const extension = await launchExtension({
		headless,
		viewport: headless ? WINDOW : null,
		args: headless ? [] : [`--window-size=${WINDOW.width},${WINDOW.height + 90}`],
	});
	try {
		const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
		await page.goto(server.origin);
		await page.waitForFunction(() => globalThis.demoCall !== undefined);
		await extension.switchOn(page);
		if (headless) await report(extension, page);
		else await untilClosed(extension, server.origin);
	} finally {
		await extension.close();
		await server.close();
	}
}

async function untilClosed({ browser }: ExtensionBrowser, origin: string): Promise<void> {
	console.log(`The demo call is open at ${origin} with the overlay on.`);
	console.log("Press Camera in the call to see your own tile read. Close the window to end.");
	await new Promise<void>((resolve) => {
		browser.once("disconnected", () => resolve());
		browser.on("targetdestroyed", async () => {
			if ((await browser.pages()).length === 0) resolve();
		});
	});
}

async function report(extension: ExtensionBrowser, page: Page): Promise<void> {
	console.log("Overlay on. Waiting until every participant is read …");
	await untilAllRead(extension);
	await pause(WATCH_MS);
	await mkdir(".cache", { recursive: true });
	const [tiles, playing] = await Promise.all([
		readTiles(extension),
		page.evaluate((): ReturnType<DemoCall["showing"]> => globalThis.demoCall?.showing() ?? []),
	]);
	await page.screenshot({ path: PICTURE });
	console.log(readingsTable(tiles, new Map(playing.map((one) => [one.name, one.expression]))));
	console.log(`A picture of it: ${PICTURE}`);
}

/** Rejects, with what is known, when some participant is not read in time. */
async function untilAllRead(extension: ExtensionBrowser): Promise<void> {
	const end = Date.now() + READ_WITHIN_MS;
	let waiting = "no pipeline answered";
	while (Date.now() < end) {
		const tiles = await readTiles(extension);
		const unread = tiles.filter((tile) => tile.skipped === undefined && !isRead(tile));
		if (tiles.length > 0 && unread.length === 0) return;
		waiting = `not read: ${unread.map(({ name, id }) => name ?? id).join(", ") || "no tile was found"}`;
		await pause(500);
	}
	const { pipeline, errors } = (await extension.diagnostics()) ?? {};
	throw new Error(
		`Not every participant was read within ${READ_WITHIN_MS / 1000} s (${waiting}). ` +
			`Pipeline: ${JSON.stringify(pipeline ?? "off")}. Errors: ${errors?.join("; ") || "none"}.`,
	);
}

start().catch(failPlainly);
