import { fillHistory } from "../fill-history.ts";
import type { ExtensionBrowser } from "../launch-extension.ts";
import { madeUpSession } from "../made-up-session.ts";

/** What a long session of a large call costs in the history. */
export interface HistoryFigures {
	people: number;
	hours: number;
	faceSeconds: number;
	/** As the browser counts them, everything it adds included. */
	storedBytes: number;
	/** From the start of the navigation until it stands in the document. */
	listMs: number;
	sessionMs: number;
	/** Between two frames while the table of all seconds is scrolled from end to end. */
	scrollP50Ms: number;
	scrollP95Ms: number;
	/** Until the file of all faces is made. */
	csvMs: number;
	sessionFileMs: number;
	reportMs: number;
}

const HOURS = 3;
const PEOPLE = 50;
const PAGE = "src/history/index.html";
const LIST = ".session-card";
const SESSION = ".seconds-table tbody tr";
const SHOWN = [LIST, SESSION];

/** Fills the history with three hours of fifty people, and measures how the history page bears it. */
export async function measureHistory(extension: ExtensionBrowser): Promise<HistoryFigures> {
	const page = await extension.browser.newPage();
	await page.goto(extension.url(PAGE));
	await page.waitForSelector(".empty, .session-list");
	const seconds = HOURS * 3600;
	const startedAtMs = Date.now() - seconds * 1000;
	const made = madeUpSession({ id: "bench", people: PEOPLE, seconds, startedAtMs });
	await fillHistory(page, made);
	const storedBytes = await page.evaluate(
		async () => (await navigator.storage.estimate()).usage ?? 0,
	);

	await page.evaluateOnNewDocument(noteWhenShown, SHOWN);
	const timeOf = async (address: string, selector: string) => {
		await page.goto("about:blank");
		await page.goto(extension.url(address));
		const shown = await page.waitForFunction(
			(which) => document.documentElement?.getAttribute(`data-shown-${which}`),
			{},
			SHOWN.indexOf(selector),
		);
		return Number(await shown.jsonValue());
	};
	const listMs = await timeOf(PAGE, LIST);
	const sessionMs = await timeOf(`${PAGE}#session=bench`, SESSION);
	await page.click("input[name='table-step'][value='second']");
	const [scrollP50Ms = 0, scrollP95Ms = 0] = await page.evaluate(scrollThrough);
	const exportMs = async (press: () => Promise<void>) => {
		await page.evaluate(() => {
			const original = URL.createObjectURL;
			URL.createObjectURL = (made: Blob) => {
				document.body.dataset.saved = String(made.size);
				return original(made);
			};
			delete document.body.dataset.saved;
			HTMLAnchorElement.prototype.click = () => undefined;
		});
		const startMs = performance.now();
		await press();
		await page.waitForSelector("body[data-saved]", { timeout: 120_000 });
		return performance.now() - startMs;
	};
	const choose = (place: number) => async () => {
		await page.click("[popovertarget='export-session']");
		await page.$$eval(
			"#export-session button",
			(all, which) => all[which]?.dispatchEvent(new MouseEvent("click", { bubbles: true })),
			place,
		);
	};
	const csvMs = await exportMs(choose(0));
	const sessionFileMs = await exportMs(choose(2));
	const reportMs = await exportMs(() => page.click(".actions .button.primary"));
	await page.close();
	return {
		people: PEOPLE,
		hours: HOURS,
		faceSeconds: made.flushes.flat().reduce((sum, { faces }) => sum + faces, 0),
		storedBytes,
		listMs,
		sessionMs,
		scrollP50Ms,
		scrollP95Ms,
		csvMs,
		sessionFileMs,
		reportMs,
	};
}

/** The part of RESULTS.md about the history. */
export function historySection(figures: HistoryFigures): string {
	const { people, hours, faceSeconds, storedBytes } = figures;
	const rows: [string, string][] = [
		["the store, as the browser counts it", `${(storedBytes / 1e6).toFixed(1)} MB`],
		["the list shows", ms(figures.listMs)],
		["the session shows, with chart and table", ms(figures.sessionMs)],
		[
			"a frame while the table of all seconds is scrolled, p50 / p95",
			`${figures.scrollP50Ms.toFixed(0)} / ${ms(figures.scrollP95Ms)}`,
		],
		["CSV of all faces is made", ms(figures.csvMs)],
		["session file is made", ms(figures.sessionFileMs)],
		["report is made", ms(figures.reportMs)],
	];
	return `## History

One session of ${people} made-up people over ${hours} hours: ${faceSeconds.toLocaleString("en")} seconds of faces, written
row by row as a call writes them, a row every two seconds. Times to show are from the start of the navigation.

| what | |
| --- | --- |
${rows.map(([what, figure]) => `| ${what} | ${figure} |`).join("\n")}
`;
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;

/** In a new document: notes how long after its navigation began each of these first stood in it. */
function noteWhenShown(selectors: readonly string[]): void {
	new MutationObserver(() => {
		for (const [index, selector] of selectors.entries()) {
			const note = `data-shown-${index}`;
			if (document.querySelector(selector) && !document.documentElement.hasAttribute(note))
				document.documentElement.setAttribute(note, String(performance.now()));
		}
	}).observe(document, { childList: true, subtree: true });
}

/** In the page: scrolls the table to its end in a hundred steps, a frame each; quantiles of the frames' lengths. */
async function scrollThrough(): Promise<[p50Ms: number, p95Ms: number]> {
	const scroller = document.querySelector(".long-scroll");
	if (scroller === null) return [0, 0];
	const lengths: number[] = [];
	let before = await new Promise<number>(requestAnimationFrame);
	for (let step = 1; step <= 100; step++) {
		scroller.scrollTop = (step / 100) * scroller.scrollHeight;
		const now = await new Promise<number>(requestAnimationFrame);
		lengths.push(now - before);
		before = now;
	}
	lengths.sort((a, b) => a - b);
	return [lengths[50] ?? 0, lengths[95] ?? 0];
}
