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
	/** Until the file of all faces is made, and the longest the page stood still meanwhile. */
	csv: MadeFile;
	sessionFile: MadeFile;
	report: MadeFile;
}

interface MadeFile {
	madeMs: number;
	stoodStillMs: number;
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
	const timeFile = async (press: () => Promise<void>): Promise<MadeFile> => {
		await page.evaluate(() => {
			const original = URL.createObjectURL;
			URL.createObjectURL = (made: Blob) => {
				document.body.dataset.saved = String(made.size);
				return original(made);
			};
			delete document.body.dataset.saved;
			HTMLAnchorElement.prototype.click = () => undefined;
			let beforeMs = performance.now();
			let stillMs = 0;
			clearInterval(Number(document.body.dataset.watch));
			const watch = setInterval(() => {
				const nowMs = performance.now();
				stillMs = Math.max(stillMs, nowMs - beforeMs);
				beforeMs = nowMs;
				document.body.dataset.stillMs = String(stillMs);
			}, 10);
			document.body.dataset.watch = String(watch);
		});
		const startMs = performance.now();
		await press();
		await page.waitForSelector("body[data-saved]", { timeout: 120_000 });
		const madeMs = performance.now() - startMs;
		const stoodStillMs = Number(await page.$eval("body", (body) => body.dataset.stillMs));
		return { madeMs, stoodStillMs };
	};
	const choose = (place: number) => async () => {
		await page.click("[popovertarget='export-session']");
		await page.$$eval(
			"#export-session button",
			(all, which) => all[which]?.dispatchEvent(new MouseEvent("click", { bubbles: true })),
			place,
		);
	};
	const csv = await timeFile(choose(0));
	const sessionFile = await timeFile(choose(2));
	const report = await timeFile(() => page.click(".actions .button.primary"));
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
		csv,
		sessionFile,
		report,
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
		["CSV of all faces is made / the longest the page stood still", fileTimes(figures.csv)],
		["session file", fileTimes(figures.sessionFile)],
		["report", fileTimes(figures.report)],
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

const fileTimes = ({ madeMs, stoodStillMs }: MadeFile): string =>
	`${madeMs.toFixed(0)} / ${ms(stoodStillMs)}`;

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
