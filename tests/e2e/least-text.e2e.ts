import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillHistory } from "../../scripts/fill-history.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { madeUpSession } from "../../scripts/made-up-session.ts";
import { openAnalyse, pick, untilFinished } from "./analyse-page.ts";

const LEAST_PX = 24;

let extension: ExtensionBrowser;

beforeAll(async () => {
	extension = await launchExtension({
		args: [`--blink-settings=minimumFontSize=${LEAST_PX}`],
	});
	const desk = await extension.browser.newPage();
	await desk.goto(extension.url("manifest.json"));
	await desk.evaluate(() => chrome.storage.sync.set({ settings: { language: "de" } }));
}, 60_000);

afterAll(async () => {
	await extension?.close();
});

async function open(file: string, shown: string): Promise<Page> {
	const page = await extension.browser.newPage();
	await page.goto(extension.url(file));
	await page.waitForSelector(shown);
	return page;
}

/** The words that lie over one another or over a bar, and how far the page scrolls sideways. */
const collisions = (page: Page, selector: string) =>
	page.evaluate((where) => {
		const parts: { text: string; box: DOMRect }[] = [];
		for (const one of document.querySelectorAll(where)) {
			const around = document.createRange();
			around.selectNodeContents(one);
			const isBar = one.matches(".bar, meter, progress");
			const box = isBar ? one.getBoundingClientRect() : around.getBoundingClientRect();
			parts.push({ text: one.textContent || one.className, box });
		}
		const found = parts.flatMap((one, index) =>
			parts.slice(index + 1).flatMap((other) => {
				const wide =
					Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
				const high =
					Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
				return wide > 1 && high > 1 ? [`${one.text} / ${other.text}`] : [];
			}),
		);
		const { scrollWidth, clientWidth } = document.documentElement;
		return { count: parts.length, found, isTooWide: scrollWidth > clientWidth };
	}, selector);

test("the popup's icons and its width grow with the words", async () => {
	const popup = await open("src/popup/index.html?tab=999999", ".popup-links .icon");
	const sizes = await popup.evaluate(() => ({
		icon: document.querySelector(".popup-links .icon")?.getBoundingClientRect().height,
		wide: document.querySelector(".popup")?.getBoundingClientRect().width,
		rows: new Set([...document.querySelectorAll(".popup-links a")].map((one) => one.clientHeight))
			.size,
	}));
	expect(sizes.icon).toBeGreaterThanOrEqual(LEAST_PX);
	expect(sizes.wide).toBeCloseTo((23.75 * LEAST_PX) / 0.8125, 0);
	expect(sizes.rows).toBe(1);
});

test("in a session's shares no word runs into its bar", async () => {
	const page = await open("src/history/index.html", ".empty");
	const startedAtMs = Date.now() - 4e6;
	await fillHistory(page, madeUpSession({ id: "one", people: 24, seconds: 300, startedAtMs }));
	await page.goto(`${extension.url("src/history/index.html")}#session=one`);
	await page.reload();
	await page.waitForSelector(".shares li");
	const { count, ...rest } = await collisions(page, ".shares li > span");
	expect(count).toBeGreaterThan(6);
	expect(rest).toEqual({ found: [], isTooWide: false });
});

test("on the Analyse page rows of pictures keep apart, and words keep off their bars", async () => {
	const page = await openAnalyse(extension, "pictures");
	await pick(page, "#pick-pictures", "demo/faces/1-happy.webp", "demo/faces/1-surprise.webp");
	await untilFinished(page);
	await page.waitForSelector(".probability-bars");
	const { count, ...rest } = await collisions(
		page,
		".picture-name, .picture-sum, .probability-bars dt, .probability-bars .bar, .probability-quality > *",
	);
	expect(count).toBeGreaterThan(18);
	expect(rest).toEqual({ found: [], isTooWide: false });
}, 120_000);

test("what is laid out by width goes by how many letters it holds", async () => {
	const page = await open("src/options/index.html", ".preview");
	const columns = () =>
		page.$eval(".options", (one) => getComputedStyle(one).gridTemplateColumns.split(" ").length);
	await page.setViewport({ width: 1280, height: 800 });
	expect(await columns()).toBe(1);
	await page.setViewport({ width: 1900, height: 800 });
	expect(await columns()).toBe(2);
});
