/** @file Draws the extension's icons from their SVGs; run it after a change to either: `npx tsx scripts/draw-icons.ts`. */
import { readFile } from "node:fs/promises";
import { Command } from "commander";
import puppeteer from "puppeteer";
import { browserPath } from "./browser-path.ts";

/** At 16 and 32 px the frame's corners would blur: a plainer face stands there. */
const DRAWINGS = { "icon.svg": [128, 48], "icon-small.svg": [32, 16] };

new Command("npx tsx scripts/draw-icons.ts")
	.description("Draws the icons from their SVGs.")
	.parse();
const browser = await puppeteer.launch({
	executablePath: browserPath(),
	args: ["--no-sandbox"],
});
try {
	const page = await browser.newPage();
	for (const [drawing, sizes] of Object.entries(DRAWINGS)) {
		const svg = await readFile(new URL(`../icons/${drawing}`, import.meta.url), "utf8");
		for (const size of sizes) {
			await page.setViewport({ width: size, height: size });
			await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
			await page.screenshot({ path: `icons/${size}.png`, omitBackground: true });
		}
	}
} finally {
	await browser.close();
}
