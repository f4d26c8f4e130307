import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createOverlay } from "../../../src/overlay/create-overlay.ts";
import type { FaceReading } from "../../../src/shared/readings.ts";
import { wordsFromOverlay } from "../../../src/shared/words.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { aTile, emptyPage, MIDDLE, pageWithOverlay, SETTINGS, WORDS } from "./page-with-overlay.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const LONGEST_FADE_MS = 1000;
/** For a simulated page on a busy machine. */
const PATIENCE_MS = 60_000;
const face = (over: Partial<FaceReading> = {}) => aReading({ box: MIDDLE, ...over });
const one = (...readings: FaceReading[]) => [{ tileId: "one", readings }];

test("a chip says the label and its probability", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	overlay.show(one(face()));
	expect(find(".label").map(({ dataset }) => ({ ...dataset }))).toEqual([
		{ shape: "chip", label: "happy" },
	]);
	expect(find(".word").map(({ textContent }) => textContent)).toEqual(["Happy"]);
	expect(find(".percent").map(({ textContent }) => textContent)).toEqual(["85%"]);
});

test("an uncertain label claims no percentage", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	overlay.show(one(face({ label: "uncertain", doubts: ["blurred"] })));
	expect(find(".word").map(({ textContent }) => textContent)).toEqual(["Uncertain"]);
	expect(find(".percent").map(({ textContent }) => textContent)).toEqual([""]);
});

test.each([
	["three", ["Happy", "Neutral", "Sad"]],
	["all", ["Angry", "Disgust", "Fear", "Happy", "Sad", "Surprise", "Neutral"]],
] as const)("bars show %s of the rows", (barCount, names) => {
	const { overlay, find } = pageWithOverlay({ settings: { ...SETTINGS, style: "bars", barCount } });
	const rect = { x: 0, y: 0, width: 640, height: 360 };
	overlay.place([aTile({ rect, clip: rect })]);
	overlay.show(one(face()));
	expect(find(".name").map(({ textContent }) => textContent)).toEqual(names);
	expect(find(".fill")[names.indexOf("Happy")]?.style.transform).toBe("scaleX(0.85)");
});

test("a small tile gets a dot by itself, with no word", () => {
	const { overlay, find } = pageWithOverlay();
	const rect = { x: 0, y: 0, width: 96, height: 54 };
	overlay.place([aTile({ rect, clip: rect })]);
	overlay.show(one(face()));
	expect(find(".label").map(({ dataset }) => dataset.shape)).toEqual(["dot"]);
	expect(find(".word").map(({ textContent }) => textContent)).toEqual([""]);
});

test("a label leaves the sign that the overlay runs free, wherever the window then puts that", () => {
	const { document, roots } = emptyPage();
	let resized = () => {};
	const observed: Element[] = [];
	Object.assign(document.defaultView ?? {}, {
		ResizeObserver: class {
			constructor(onResize: () => void) {
				resized = onResize;
			}
			observe(element: Element) {
				observed.push(element);
			}
			disconnect() {
				observed.length = 0;
			}
		},
	});
	const ended = new AbortController();
	const { signal } = ended;
	const overlay = createOverlay(document, { signal, words: WORDS, settings: SETTINGS });
	const find = (selector: string) => roots[0]?.querySelector<HTMLElement>(selector);
	const [mark, stage] = [find(".mark"), find(".stage")];
	expect(observed).toEqual([mark, stage]);
	overlay.place([aTile()]);
	overlay.show(one(face()));
	const [x = 0, y = 0] = find(".label")?.style.transform.match(/\d+/g)?.map(Number) ?? [];
	/** Puts the mark, which takes part in no layout here, at a place within the tile. */
	const labelWithMarkAt = (offsetLeft: number, offsetTop: number) => {
		const place = { offsetLeft, offsetTop, offsetWidth: 60, offsetHeight: 20 };
		for (const [name, value] of Object.entries(place))
			Object.defineProperty(mark, name, { value, configurable: true });
		resized();
		return find(".label")?.style.transform;
	};
	const { clip } = aTile();
	expect(labelWithMarkAt(2000, 8)).toBe(`translate(${x}px, ${y}px)`);
	expect(labelWithMarkAt(clip.x + x, clip.y + y)).not.toBe(`translate(${x}px, ${y}px)`);
	ended.abort();
	expect(observed).toEqual([]);
});

test("a label stays while its face sways, and follows a face that moves away", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	const placeWith = (dx: number) => {
		overlay.show(one(face({ box: { ...MIDDLE, x: MIDDLE.x + dx } })));
		return find(".label").map(({ style }) => style.transform);
	};
	const before = placeWith(0);
	const sway = 0.08 * MIDDLE.width;
	expect([placeWith(sway), placeWith(-sway), placeWith(0)]).toEqual([before, before, before]);
	expect(placeWith(0.25 * MIDDLE.width)).not.toEqual(before);
});

test("a change of settings or of words shows at once", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	overlay.show(one(face()));
	overlay.setSettings({ ...SETTINGS, labelSet: "two", boxes: true });
	expect(find(".word").map(({ textContent }) => textContent)).toEqual(["Okay"]);
	expect(find(".frame").map(({ dataset }) => dataset.label)).toEqual(["okay"]);
	overlay.setWords(wordsFromOverlay("de", { label_okay: "In Ordnung" }));
	expect(find(".word").map(({ textContent }) => textContent)).toEqual(["In Ordnung"]);
	overlay.setSettings(SETTINGS);
	expect(find(".frame")).toEqual([]);
});

test("labels are marked with the language they are in, and count in it, whatever the browser's is", () => {
	const french = wordsFromOverlay("fr", {});
	const { overlay, find } = pageWithOverlay({ words: wordsFromOverlay("zh_CN", {}) });
	expect(find(".stage")[0]?.lang).toBe("zh-CN");
	overlay.setWords(french);
	expect(find(".stage")[0]?.lang).toBe("fr");
	overlay.place([aTile()]);
	overlay.show(one(face()));
	expect(find(".percent")[0]?.textContent).toBe(french.percent(0.85));
});

test("in a mirrored tile the label goes to the other side and its word stays as it is", () => {
	const at = (mirrored: boolean) => {
		const { overlay, find } = pageWithOverlay({ settings: { ...SETTINGS, boxes: true } });
		overlay.place([aTile({ mirrored })]);
		overlay.show(one(face({ box: { x: 40, y: 150, width: 80, height: 80 } })));
		expect(find(".word").map(({ textContent }) => textContent)).toEqual(["Happy"]);
		return find(".frame")[0]?.style.transform;
	};
	expect(at(false)).toBe("translate(20px, 75px)");
	expect(at(true)).toBe("translate(260px, 75px)");
});

test.each([
	["not yet confirmed", face({ trackState: "tentative" })],
	["outside what can be seen of the tile", face({ box: { ...MIDDLE, x: -200 } })],
])("a face that is %s gets no label", (_, reading) => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	overlay.show(one(reading));
	expect(find(".label")).toEqual([]);
});

test("a lost face's label fades, and comes back with its face", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	overlay.show(one(face()));
	const [label] = find(".label");
	overlay.show(one(face({ trackState: "lost" })));
	expect(label?.dataset.fading).toBe("");
	overlay.show(one(face()));
	expect(label?.dataset.fading).toBeUndefined();
	vi.advanceTimersByTime(LONGEST_FADE_MS);
	expect(find(".label")).toEqual([label]);
	overlay.show(one());
	vi.advanceTimersByTime(LONGEST_FADE_MS);
	expect(find(".label")).toEqual([]);
});

test("two tracks that swap places keep their own labels", () => {
	const { overlay, find } = pageWithOverlay();
	const [left, right] = [
		{ x: 100, y: 200, width: 60, height: 60 },
		{ x: 460, y: 200, width: 60, height: 60 },
	];
	const x = (label: string) =>
		Number(/-?\d+/.exec(find(`[data-label="${label}"]`)[0]?.style.transform ?? "")?.[0]);
	overlay.place([aTile()]);
	const happy = (box: typeof left) => face({ trackId: 1, box });
	const sad = (box: typeof left) => face({ trackId: 2, label: "sad", box });
	overlay.show(one(happy(left), sad(right)));
	expect(x("happy")).toBeLessThan(x("sad"));
	overlay.show(one(sad(left), happy(right)));
	expect(x("happy")).toBeGreaterThan(x("sad"));
});

test("a tile that moves takes its layer along and draws nothing anew", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	overlay.show(one(face()));
	const before = find(".label")[0]?.style.transform;
	const rect = { x: 100, y: 90, width: 320, height: 180 };
	overlay.place([aTile({ rect, clip: rect })]);
	expect(find(".tile")[0]?.style.transform).toBe("translate(100px, 90px)");
	expect(find(".label")[0]?.style.transform).toBe(before);
});

test("frames in which nothing changed write nothing", async () => {
	const { overlay, find, document } = pageWithOverlay();
	overlay.place([aTile()]);
	overlay.show(one(face()));
	const view = document.defaultView;
	const stage = find(".stage")[0];
	if (!view || !stage) throw new Error("the page has no stage");
	const written = new view.MutationObserver(() => {});
	written.observe(stage, { subtree: true, childList: true, attributes: true, characterData: true });
	for (let frame = 0; frame < 100; frame++) overlay.place([aTile()]);
	overlay.show(one(face()));
	expect(written.takeRecords()).toEqual([]);
	overlay.show(one(face({ label: "sad" })));
	expect(written.takeRecords().length).toBeGreaterThan(0);
});

test("after 1,000 joins and leaves the overlay is as large as it was", {
	timeout: PATIENCE_MS,
}, () => {
	const { overlay, find } = pageWithOverlay({ settings: { ...SETTINGS, boxes: true } });
	const empty = find("*").length;
	for (let join = 0; join < 1000; join++) {
		const tileId = `tile ${join}`;
		overlay.place([aTile({ tileId })]);
		overlay.show([{ tileId, readings: [face({ trackId: join })] }]);
		if (join % 2) overlay.show([{ tileId, readings: [] }]);
		overlay.place([]);
	}
	expect(find("*").length).toBe(empty);
	expect(vi.getTimerCount()).toBe(0);
});

test("1,000 faces that come and go on one tile leave nothing behind", {
	timeout: PATIENCE_MS,
}, () => {
	const { overlay, find } = pageWithOverlay();
	overlay.place([aTile()]);
	const empty = find("*").length;
	for (let trackId = 0; trackId < 1000; trackId++) {
		overlay.show(one(face({ trackId })));
		vi.advanceTimersByTime(100);
	}
	overlay.show(one());
	vi.advanceTimersByTime(LONGEST_FADE_MS);
	expect(find("*").length).toBe(empty);
	expect(vi.getTimerCount()).toBe(0);
});

test("readings of a tile that is not on the page are left out", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.show(one(face()));
	expect(find(".label")).toEqual([]);
});

test("a notice is shown for its time, one at a time", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.notice("First", 2000);
	overlay.notice("Second", 2000);
	expect(find(".notice").map(({ textContent }) => textContent)).toEqual(["Second"]);
	vi.advanceTimersByTime(2000 + LONGEST_FADE_MS);
	expect(find(".notice")).toEqual([]);
});

test("words from the page are shown as text, never as markup", () => {
	const { overlay, find } = pageWithOverlay();
	overlay.notice("<img src=x>", 1000);
	expect(find(".notice img")).toEqual([]);
	expect(find(".notice")[0]?.textContent).toBe("<img src=x>");
});
