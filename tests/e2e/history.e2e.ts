import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { KeyInput, Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillHistory } from "../../scripts/fill-history.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { madeUpSession } from "../../scripts/made-up-session.ts";
import { writeSessionFile } from "../../src/store/session-file.ts";
import { until } from "./demo-call.ts";
import { seriousFindings } from "./serious-findings.ts";

const PAGE = "src/history/index.html";
const CALM = { name: "prefers-reduced-motion", value: "reduce" };

let extension: ExtensionBrowser;
let page: Page;
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-history-"));
	extension = await launchExtension();
	page = await extension.browser.newPage();
	await page.emulateMediaFeatures([CALM]);
	await page.goto(extension.url(PAGE));
	await page.waitForSelector(".empty");
	const nowMs = Date.now();
	const [one, two] = [
		madeUpSession({ id: "one", people: 24, seconds: 1800, startedAtMs: nowMs - 4e6 }),
		madeUpSession({
			id: "two",
			people: 5,
			seconds: 600,
			startedAtMs: nowMs - 9e7,
			endedAtMs: null,
		}),
	];
	await fillHistory(page, one);
	await fillHistory(page, two);
	const session = await page.createCDPSession();
	await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
});

afterAll(async () => {
	await extension?.close();
	await rm(folder, { recursive: true, force: true });
});

/** Opens the history anew: the list, or one session. */
async function open(id = ""): Promise<void> {
	await page.goto("about:blank");
	await page.goto(extension.url(`${PAGE}${id === "" ? "" : `#session=${id}`}`));
	await page.waitForSelector(id === "" ? ".session-card, .empty" : ".seconds-table tbody tr");
}

const textOf = (selector: string) =>
	page.$$eval(selector, (all) => all.map((one) => one.textContent?.trim() ?? ""));

/** Presses something that saves a file. @returns The file's text. */
async function saved(press: () => Promise<unknown>, ending: string): Promise<string> {
	await press();
	const name = await until(`a ${ending} file`, async () =>
		(await readdir(folder)).find((each) => each.endsWith(ending)),
	);
	const text = await readFile(path.join(folder, name), "utf8");
	await rm(path.join(folder, name));
	return text;
}

const choose = async (kind: string) => {
	await page.click("[popovertarget='export-session']");
	await page.locator(`::-p-xpath(//*[@role="menuitem"][b="${kind}"])`).click();
};

async function importText(text: string): Promise<void> {
	const file = path.join(folder, "import.json");
	await writeFile(file, text);
	const picker = await page.waitForSelector("input[type='file']");
	await (picker as Awaited<ReturnType<typeof page.$<"input">>>)?.uploadFile(file);
	await until("the import to end", async () => {
		const [said] = await textOf(".notice");
		return said !== undefined && !said.startsWith("Importing");
	});
	await rm(file);
}

test.each(["light", "dark"])(
	"axe finds nothing serious in the list and in a session, in %s",
	async (scheme) => {
		await page.emulateMediaFeatures([
			{ name: "prefers-color-scheme", value: scheme },
			{ name: "prefers-reduced-motion", value: "reduce" },
		]);
		await open();
		expect(await seriousFindings(page)).toEqual([]);
		await open("one");
		await page.select("#compare-with", "two");
		await page.waitForSelector(".table-scroll tbody tr");
		expect(await seriousFindings(page)).toEqual([]);
	},
);

test("sessions are listed, the latest first, and one that was cut off says so", async () => {
	await open();
	expect(await textOf(".session-facts")).toEqual([
		"Google Meet30:00up to 24 people at once",
		"Google Meet10:00up to 5 people at onceended early",
	]);
	expect(await textOf("#stored")).toEqual([
		expect.stringMatching(/^2 sessions, \d+\.\d MB stored$/),
	]);
});

test("of a long list only the cards in sight are laid out, and the one with the focus is marked around its edge", async () => {
	const manyMore = (isKept: boolean) =>
		page.evaluate(async (isPut) => {
			const asked = indexedDB.open("expressly-history");
			await new Promise((resolve) => Object.assign(asked, { onsuccess: resolve }));
			const rows = asked.result.transaction("sessions", "readwrite").objectStore("sessions");
			const one = rows.get("one");
			await new Promise((resolve) => Object.assign(one, { onsuccess: resolve }));
			for (let copy = 0; copy < 300; copy++)
				if (isPut) rows.put({ ...one.result, id: `copy ${copy}` });
				else rows.delete(`copy ${copy}`);
			await new Promise((resolve) => Object.assign(rows.transaction, { oncomplete: resolve }));
			asked.result.close();
		}, isKept);
	await manyMore(true);
	await open();
	const laidOut = () =>
		page.$$eval(
			".session-card .share-bar",
			(bars) => bars.filter((bar) => bar.checkVisibility({ contentVisibilityAuto: true })).length,
		);
	expect((await page.$$(".session-card")).length).toBe(302);
	expect(await laidOut()).toBeGreaterThan(2);
	expect(await laidOut()).toBeLessThan(150);
	await page.focus(".session-card:last-child a");
	const ring = await page.$eval(
		".session-card:last-child",
		(card) => getComputedStyle(card).outline,
	);
	expect(ring).toContain("solid 2px");
	await manyMore(false);
	await open();
});

test("every day an alarm erases the sessions that are older than they are to be kept", async () => {
	await open();
	const old = madeUpSession({
		id: "old",
		people: 2,
		seconds: 20,
		startedAtMs: Date.now() - 40 * 86_400_000,
	});
	await fillHistory(page, old);
	await page.waitForSelector(".session-card:nth-child(3)");
	const worker = await extension.serviceWorker();
	expect(await worker.evaluate(() => chrome.alarms.get("erase-old-sessions"))).toMatchObject({
		periodInMinutes: 1440,
	});
	await worker.evaluate(() => chrome.alarms.create("erase-old-sessions", { when: Date.now() }));
	await until("the old session to go", async () => (await textOf(".session-card")).length === 2);
	await open();
	expect(await textOf(".session-facts")).toHaveLength(2);
});

test("a session is renamed in place, by keyboard, and goes by that name wherever it is named", async () => {
	const title = async () => (await textOf("#session-title"))[0];
	const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
	await open("one");
	const before = await title();
	await page.focus("#session-title + .button");
	await page.keyboard.press("Enter");
	await page.waitForSelector("#session-name:focus");
	expect(await seriousFindings(page)).toEqual([]);
	await page.keyboard.type("Class 9b");
	await page.keyboard.press("Escape");
	await until("the focus to come back", async () => (await focused()) === "Rename");
	expect(await title()).toBe(before);

	await page.keyboard.press("Enter");
	await page.waitForSelector("#session-name:focus");
	await page.keyboard.type(`Class 9b ${"x".repeat(100)}`);
	expect(
		await page.$eval("#session-name", (field) => (field as HTMLInputElement).value),
	).toHaveLength(80);
	for (let each = 0; each < 72; each++) await page.keyboard.press("Backspace");
	await page.keyboard.press("Enter");
	await until("the name", async () => (await title())?.startsWith("Class 9b, ") ?? false);
	await until("the focus to come back", async () => (await focused()) === "Rename");
	expect((await textOf(".session-facts"))[0]).toMatch(/^Google Meet30:00/);
	const report = await saved(() => page.click(".actions .button.primary"), ".html");
	expect(report).toContain("<h1>Class 9b, ");
	const json = JSON.parse(await saved(() => choose("JSON"), ".json"));
	expect(json.session.name).toBe("Class 9b");

	await open("two");
	expect((await textOf("#compare-with option"))[1]).toMatch(/^Class 9b, /);
	await open();
	expect((await textOf(".session-card h2"))[0]).toBe("Class 9b");
	expect((await textOf(".session-facts"))[0]).toMatch(/^Google Meet.*20\d\d.*30:00/);

	await open("one");
	await page.click("#session-title + .button");
	await page.waitForSelector("#session-name:focus");
	await page.keyboard.press("Backspace");
	await page.keyboard.press("Enter");
	await until("the name to go", async () => (await title()) === before);
});

test.each([360, 1600])("nothing runs out of a page %d px wide", async (width) => {
	await page.setViewport({ width, height: 800 });
	for (const id of ["", "one"]) {
		await open(id);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			width,
		);
	}
	await page.setViewport({ width: 1280, height: 800 });
});

test("the timeline is zoomed and moved by keyboard, and says what it shows", async () => {
	await open("one");
	await page.focus(".timeline .chart");
	const shown = async () => (await textOf(".timeline-readout"))[0];
	expect(await shown()).toBe("0:00 to 30:00");
	await page.keyboard.press("+");
	expect(await shown()).toBe("7:30 to 22:30");
	await page.keyboard.press("ArrowRight");
	expect(await shown()).toBe("11:15 to 26:15");
	await page.keyboard.press("End");
	expect(await shown()).toBe("15:00 to 30:00");
	await page.keyboard.press("0");
	expect(await shown()).toBe("0:00 to 30:00");
});

test("the timeline tells of the bin that is under the pointer, to its last pixel", async () => {
	await open("one");
	await page.focus(".timeline .chart");
	for (const key of [..."++++++++", "Home"]) await page.keyboard.press(key as KeyInput);
	const chart = await (await page.waitForSelector(".timeline .u-over"))?.boundingBox();
	if (!chart) throw new Error("no chart");
	await page.mouse.move(chart.x + 0.09 * chart.width, chart.y + 10);
	await until("the first second", async () =>
		(await textOf(".timeline-readout"))[0]?.startsWith("0:00: 24 faces"),
	);
	await page.mouse.move(chart.x + 0.11 * chart.width, chart.y + 10);
	await until("the next second", async () =>
		(await textOf(".timeline-readout"))[0]?.startsWith("0:01: 24 faces"),
	);
});

test("the focus follows the view, by keyboard and by the browser's way back, but not when the page opens", async () => {
	const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
	await open("one");
	expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
	await page.focus("a[href='#list']");
	await page.keyboard.press("Enter");
	await until("the list's heading", async () => (await focused()) === "History");
	await page.keyboard.press("Tab");
	await page.focus(".session-card a");
	await page.keyboard.press("Enter");
	await until("the session's heading", async () => (await focused()).startsWith("Google Meet, "));
	await page.goBack();
	await until("the list's heading again", async () => (await focused()) === "History");
});

test("where the system sets the colours, those that tell something stay", async () => {
	const session = await page.createCDPSession();
	const features = [{ name: "forced-colors", value: "active" }];
	await session.send("Emulation.setEmulatedMedia", { features });
	await open();
	const groundsOf = (selector: string) =>
		page.$$eval(
			selector,
			(all) => new Set(all.map((one) => getComputedStyle(one).backgroundColor)).size,
		);
	expect(await groundsOf(".session-card:first-child .share-bar span")).toBeGreaterThan(2);
	const edgeOf = (selector: string) =>
		page.$eval(selector, (one) => Number.parseFloat(getComputedStyle(one).borderTopWidth));
	expect(await edgeOf(".tag")).toBeGreaterThan(0);
	await open("one");
	expect(await groundsOf(".chart-legend span")).toBeGreaterThan(6);
	expect(await groundsOf(".shares .bar > span")).toBeGreaterThan(2);
	await session.send("Emulation.setEmulatedMedia", { features: [] });
	await session.detach();
});

test("the timeline of a session that grows follows it, until a part is chosen", async () => {
	const shown = async () => (await textOf(".timeline-readout"))[0];
	const grown = (seconds: number) =>
		fillHistory(
			page,
			madeUpSession({ id: "grows", people: 2, seconds, startedAtMs: Date.now(), endedAtMs: null }),
		);
	await grown(60);
	await open("grows");
	expect(await shown()).toBe("0:00 to 1:00");
	await grown(80);
	await until("the timeline to follow", async () => (await shown()) === "0:00 to 1:20");
	await page.focus(".timeline .chart");
	await page.keyboard.press("+");
	expect(await shown()).toBe("0:20 to 1:00");
	await grown(120);
	await page.waitForFunction(() =>
		document.querySelector(".session-facts")?.textContent?.includes("2:00"),
	);
	await page.waitForSelector("table[aria-rowcount='3']");
	expect(await shown()).toBe("0:20 to 1:00");
	await page.keyboard.press("0");
	expect(await shown()).toBe("0:00 to 2:00");
	await page.locator("::-p-text(Erase this session)").click();
	await page.locator("dialog[open] .danger").click();
	await page.waitForSelector(".notice.good");
});

test("a moment leads to its place, and the table holds every second without making every row", async () => {
	await open("one");
	await page.click(".moment");
	expect((await textOf(".timeline-readout"))[0]).not.toBe("0:00 to 30:00");
	await page.click("input[name='table-step'][value='second']");
	await page.waitForSelector("table[aria-rowcount='1801']");
	expect((await textOf(".seconds-table tbody tr")).length).toBeLessThan(60);
	await page.$eval(".long-scroll", (element) => element.scrollTo(0, element.scrollHeight));
	await until("the last second", async () =>
		(await textOf(".seconds-table tbody th")).includes("29:59"),
	);
});

test("a report needs nothing but itself, and is a page of its own", async () => {
	await open("one");
	const report = await saved(() => page.click(".actions .button.primary"), ".html");
	const other = await extension.browser.newPage();
	const asked: string[] = [];
	other.on("request", (request) => asked.push(request.url()));
	await other.setJavaScriptEnabled(false);
	await writeFile(path.join(folder, "report.html"), report);
	await other.goto(`file://${path.join(folder, "report.html")}`);
	expect(asked).toHaveLength(1);
	expect(await other.$$eval("svg rect", (all) => all.length)).toBeGreaterThan(100);
	expect(await other.$eval("h1", (element) => element.textContent)).toMatch(/^Google Meet, /);
	await other.close();
	await rm(path.join(folder, "report.html"));
});

test("every format is saved, and the session's own comes back by import", async () => {
	await open("two");
	const csv = await saved(() => choose("CSV"), ".csv");
	const sql = await saved(() => choose("SQL"), ".sql");
	await saved(() => choose("PNG"), ".png");
	const json = await saved(() => choose("JSON"), ".json");
	const faces = JSON.parse(json).faces.length;
	expect(csv.trim().split("\r\n")).toHaveLength(faces + 1);
	expect(sql.match(/^\('/gm)).toHaveLength(faces);

	await open();
	await importText(json);
	expect((await textOf(".notice"))[0]).toMatch(/in the history already/);
	await importText(json.replace('"id":"two"', '"id":"three"'));
	await page.waitForSelector(".session-card:nth-child(3)");
	await page.click(".notice .button");
	await page.waitForSelector(".seconds-table tbody tr");
	expect(await textOf("table[aria-rowcount='11']")).toHaveLength(1);
});

test("a file that lacks damaged seconds is saved with a word about them", async () => {
	await open("two");
	await page.evaluate(async () => {
		const asked = indexedDB.open("expressly-history");
		await new Promise((resolve) => Object.assign(asked, { onsuccess: resolve }));
		const faces = asked.result.transaction("faces", "readwrite").objectStore("faces");
		for (const second of [10, 20])
			faces.put({ sessionId: "two", second, bytes: new Uint8Array(5), names: [] });
		await new Promise((resolve) => Object.assign(faces.transaction, { oncomplete: resolve }));
		asked.result.close();
	});
	for (const kind of ["CSV", "SQL", "JSON"]) {
		await open("two");
		await saved(() => choose(kind), `.${kind.toLowerCase()}`);
		await page.waitForSelector(".notice.caution");
		expect((await textOf(".notice"))[0]).toMatch(/^The file is saved, but 2 damaged parts/);
	}
});

test.each([
	["no JSON at all", "PK\u0003\u0004", /it is not JSON/],
	["a file of another kind", "[]", /not a session of Expressly/],
])("%s is refused with a word, and nothing changes", async (_, text, expected) => {
	await open();
	const before = await textOf(".session-card");
	await importText(text);
	expect((await textOf(".notice"))[0]).toMatch(expected);
	expect(await textOf(".session-card")).toEqual(before);
});

test("a long session is imported while the page goes on; stopped, nothing of it stays", async () => {
	await open();
	const before = await textOf(".session-card");
	const long = madeUpSession({ id: "long", people: 49, seconds: 1200, startedAtMs: 1e12 });
	const room = long.flushes.flat();
	const faces = room.map(({ atMs, seen }) => seen.map((face) => ({ ...face, atMs })));
	const file = path.join(folder, "long.json");
	await writeFile(file, [...writeSessionFile(long.session, room, faces, new Map())].join(""));
	const picker = await page.waitForSelector("input[type='file']");
	const pick = () =>
		(picker as Awaited<ReturnType<typeof page.$<"input">>>)?.uploadFile(file) as Promise<void>;
	await pick();
	await page.locator("::-p-text(Stop the import)").click();
	await until("it to stop", async () => (await textOf(".notice"))[0] === "The import was stopped.");
	expect(await textOf(".session-card")).toEqual(before);

	// A page that stands still sees the notice in no turn of its own but the first.
	const beats = page.evaluate(async () => {
		let beats = 0;
		const isUnderWay = () => document.querySelector(".notice progress") !== null;
		while (!isUnderWay()) await new Promise((resolve) => setTimeout(resolve));
		for (; isUnderWay(); beats++) await new Promise((resolve) => setTimeout(resolve));
		return beats;
	});
	await pick();
	await until("the import", async () => (await textOf(".notice"))[0]?.startsWith("The session is"));
	expect(await beats).toBeGreaterThan(2);
	expect((await textOf(".session-card")).length).toBe(before.length + 1);
	await rm(file);
	await open("long");
	await page.locator("::-p-text(Erase this session)").click();
	await page.locator("dialog[open] .danger").click();
	await page.waitForSelector(".notice.good");
});

test("where a policy lets no history be kept, what was kept before is still there to export and to erase", async () => {
	const { identifier } = await page.evaluateOnNewDocument(() => {
		chrome.storage.managed.get = (async () => ({ noHistory: true })) as never;
	});
	const kept = madeUpSession({ id: "kept", people: 2, seconds: 20, startedAtMs: Date.now() });
	await open();
	const before = await textOf(".session-card");
	await fillHistory(page, kept);
	await open();
	expect((await textOf(".notice"))[0]).toMatch(/no history is kept\. What was kept before can/);
	expect(await page.$("input[type='file']")).toBeNull();
	await open("kept");
	expect(await saved(() => choose("CSV"), ".csv")).toContain("face 2,");
	await page.locator("::-p-text(Erase this session)").click();
	await page.locator("dialog[open] .danger").click();
	await page.waitForSelector(".notice.good");
	expect(await textOf(".session-card")).toEqual(before);
	await page.goto(extension.url("src/options/index.html"));
	await page.waitForSelector("#keep-history:disabled");
	expect(await page.$("#keep-names:disabled")).not.toBeNull();
	expect(await page.$("a[href$='src/history/index.html']")).not.toBeNull();
	await page.removeScriptToEvaluateOnNewDocument(identifier);
});

test("of a history that a newer version wrote nothing is said to be held or erased, nor can anything be imported", async () => {
	const { identifier } = await page.evaluateOnNewDocument(() => {
		indexedDB.open = () => {
			throw new DOMException("written by a newer version", "VersionError");
		};
	});
	await page.goto(extension.url("src/history/index.html"));
	await page.reload();
	await page.waitForSelector(".notice.danger");
	// As the page does before it says what is stored.
	await page.evaluate(() => navigator.storage.estimate());
	expect(await textOf("#stored")).toEqual([]);
	expect(await page.$("input[type='file']")).toBeNull();
	await page.removeScriptToEvaluateOnNewDocument(identifier);
});

test("a damaged session is told of in the list, and not in another session", async () => {
	const keepDamaged = (isDamaged: boolean) =>
		page.evaluate(async (isKept) => {
			const asked = indexedDB.open("expressly-history");
			await new Promise((resolve) => Object.assign(asked, { onsuccess: resolve }));
			const rows = asked.result.transaction("sessions", "readwrite").objectStore("sessions");
			if (isKept) rows.put({ id: "damaged" });
			else rows.delete("damaged");
			await new Promise((resolve) => Object.assign(rows.transaction, { oncomplete: resolve }));
			asked.result.close();
		}, isDamaged);
	await open();
	await keepDamaged(true);
	await open();
	expect((await textOf(".notice"))[0]).toMatch(/^1 damaged part/);
	await open("one");
	expect(await textOf(".notice")).toEqual([]);
	await keepDamaged(false);
});

test("a session that is erased in another tab, while it is open here, is said to be gone", async () => {
	await fillHistory(
		page,
		madeUpSession({ id: "short", people: 1, seconds: 2, startedAtMs: Date.now() - 1e5 }),
	);
	await open("short");
	const beside = await extension.browser.newPage();
	await beside.goto(extension.url(`${PAGE}#session=one`));
	await beside.waitForSelector("#compare-with option[value='short']");
	await beside.select("#compare-with", "short");
	const other = await extension.browser.newPage();
	await other.goto(extension.url(`${PAGE}#session=short`));
	await other.locator("::-p-text(Erase this session)").click();
	await other.locator("dialog[open] .danger").click();
	await other.waitForSelector(".notice.good");
	await other.close();
	await beside.bringToFront();
	const chosen = () =>
		beside.$eval("#compare-with", (one) => (one as HTMLSelectElement).selectedIndex);
	await until("no session to be compared", async () => (await chosen()) === 0);
	await beside.close();
	await page.bringToFront();
	await page.waitForSelector(".session-list");
	expect((await textOf(".notice"))[0]).toMatch(
		/^The session opened here is no longer in the history/,
	);
	await page.click(".session-card a");
	await page.waitForSelector(".session-head");
	expect(await textOf(".notice")).toEqual([]);
});

test("a session is printed dark on white, its chart whole, and its table is said to be elsewhere", async () => {
	const before = page.viewport();
	await page.emulateMediaFeatures([CALM, { name: "prefers-color-scheme", value: "dark" }]);
	await open("one");
	await page.setViewport({ width: 700, height: 1000 });
	await page.emulateMediaType("print");
	const paper = await page.evaluate(() => {
		const isShown = (selector: string) => document.querySelector(selector)?.checkVisibility();
		const canvas = document.querySelector(".chart canvas")?.getBoundingClientRect();
		const [ground, ink] = [document.documentElement, document.body].map((each) =>
			getComputedStyle(each),
		);
		return {
			table: isShown(".long-scroll"),
			sentence: isShown(".printed-only"),
			buttons: isShown(".actions .button"),
			fits: (canvas?.right ?? Number.NaN) <= innerWidth,
			colours: [ground?.colorScheme, ink?.color],
		};
	});
	await page.emulateMediaType("screen");
	await page.setViewport(before);
	await page.emulateMediaFeatures([CALM]);
	expect(paper).toEqual({
		table: false,
		sentence: true,
		buttons: false,
		fits: true,
		colours: ["light", "rgb(20, 23, 29)"],
	});
});

test("one session is erased after a question, then everything, and the page shows it", async () => {
	await open("two");
	await page.locator("::-p-text(Erase this session)").click();
	await page.waitForSelector("dialog[open]");
	await page.keyboard.press("Escape");
	await page.waitForSelector("dialog:not([open])");
	await page.locator("::-p-text(Erase this session)").click();
	await page.locator("dialog[open] .danger").click();
	await page.waitForSelector(".notice.good");
	expect(await textOf(".session-card")).toHaveLength(2);
	const isTitleFocused = () => page.evaluate(() => document.activeElement?.tagName === "H1");
	await until("the focus to be kept", isTitleFocused);

	await page.locator("::-p-text(Erase everything)").click();
	await page.locator("dialog[open] .danger").click();
	await page.waitForSelector(".empty");
	await until("the focus to be kept", isTitleFocused);
	expect((await textOf(".notice"))[0]).toBe("Everything is erased: 2 sessions. Nothing is left.");
	expect((await textOf("#stored"))[0]).toMatch(
		/^0 sessions; the browser still counts \d+\.\d MB, and frees what was erased by and by$/,
	);
	const rows = await page.evaluate(async () => {
		const asked = indexedDB.open("expressly-history");
		await new Promise((resolve) => Object.assign(asked, { onsuccess: resolve }));
		const reading = asked.result.transaction(["sessions", "room", "faces"]);
		const counts = ["sessions", "room", "faces"].map(
			(name) =>
				new Promise<number>((resolve) => {
					const count = reading.objectStore(name).count();
					count.onsuccess = () => resolve(count.result);
				}),
		);
		return Promise.all(counts);
	});
	expect(rows).toEqual([0, 0, 0]);
});
