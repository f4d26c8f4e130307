import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { AttentionEntry } from "../../../src/engine/attention-list.ts";
import { Room } from "../../../src/engine/room.ts";
import type { RoomTile } from "../../../src/engine/room-members.ts";
import { createRoomPanel, type RoomPanelOptions } from "../../../src/overlay/create-room-panel.ts";
import type { RoomView } from "../../../src/overlay/room-view.ts";
import type { Label } from "../../../src/shared/expressions.ts";
import { DEFAULT_PANEL_STATE } from "../../../src/shared/panel-place.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";
import {
	type Catalogue,
	createWords,
	overlayWords,
	wordsFromOverlay,
} from "../../../src/shared/words.ts";
import { aRoomTile } from "../engine/made-up-room.ts";
import { emptyPage } from "./page-with-overlay.ts";

const catalogueOf = (locale: string) =>
	JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, "utf8")) as Catalogue;
const ENGLISH = catalogueOf("en");
/** As a meeting page gets them. */
const WORDS = wordsFromOverlay("en", overlayWords(ENGLISH, ENGLISH));

function pageWithPanel(over: Partial<RoomPanelOptions> = {}) {
	const { document, roots } = emptyPage();
	const ended = new AbortController();
	const told = { onState: vi.fn(), onDismiss: vi.fn(), onSnooze: vi.fn() };
	const panel = createRoomPanel(document, {
		signal: ended.signal,
		words: WORDS,
		state: DEFAULT_PANEL_STATE,
		...told,
		...over,
	});
	const all = (selector: string) => [...(roots[0]?.querySelectorAll<HTMLElement>(selector) ?? [])];
	const one = (selector: string) => {
		const [found] = all(selector);
		if (found === undefined) throw new Error(`there is no ${selector}`);
		return found;
	};
	/** The text of what can be seen. */
	const seen = (selector: string) =>
		all(selector)
			.filter((element) => element.closest("[hidden]") === null)
			.map(({ textContent }) => textContent);
	const host = () => document.documentElement.querySelector<HTMLElement>("[popover]");
	return { document, panel, all, one, seen, host, told, end: () => ended.abort() };
}

function aView(
	tiles: RoomTile[],
	{
		attention = null,
		...more
	}: { attention?: AttentionEntry[] | null } & Partial<Omit<Settings, "attention">> = {},
): RoomView {
	const settings = { ...DEFAULT_SETTINGS, ...more };
	const { roomMinFaces: minFaces, roomMemorySeconds: memorySeconds } = settings;
	const figures = new Room().observe(tiles, 0, settings);
	return { figures, attention, minFaces, memorySeconds };
}

const tilesOf = (...labels: Label[]) => labels.map((each, at) => aRoomTile(`p${at}`, [each]));
const entry = (over: Partial<AttentionEntry> = {}): AttentionEntry => ({
	tileId: "t1",
	name: "Ana",
	number: 1,
	reason: "notOkay",
	forMs: 42_000,
	...over,
});

test("rows say how many in a hundred show what, in the order of the label set", () => {
	const { panel, seen } = pageWithPanel();
	panel.show(aView(tilesOf("happy", "happy", "sad", "uncertain")));
	expect(seen(".faces")).toEqual(["4 faces"]);
	expect(seen(".row .name")).toEqual([
		...["Angry", "Disgusted", "Afraid", "Happy", "Sad", "Surprised", "Neutral", "Uncertain"],
	]);
	expect(seen(".row .share")).toEqual(["0%", "0%", "0%", "50%", "25%", "0%", "0%", "25%"]);
	expect(seen(".sides > .shown")).toEqual(["Okay\u00a050% · Not\u00a0okay\u00a025%"]);
	panel.show(aView(tilesOf("happy", "happy", "sad"), { labelSet: "two" }));
	expect(seen(".row .name")).toEqual(["Okay", "Not okay", "Uncertain"]);
	expect(seen(".sides")).toEqual([]);
});

test.each([
	["before there are readings", null, "Waiting for readings."],
	["with nobody in sight", [], "No face is seen just now."],
	["with two faces", ["happy", "sad"] as Label[], /Shares are shown from 3 faces on/],
])("%s it says so, and shows no share", (_, labels, sentence) => {
	const { panel, seen } = pageWithPanel();
	const view = aView(tilesOf(...(labels ?? [])));
	panel.show(labels === null ? { ...view, figures: null } : view);
	expect(seen(".body > p.soft")).toEqual([expect.stringMatching(sentence)]);
	expect(seen(".row, .sides, .chart")).toEqual([]);
});

test("people on other pages of the gallery are told apart from those on this one", () => {
	const room = new Room();
	room.observe(tilesOf("happy", "happy", "sad"), 0, DEFAULT_SETTINGS);
	const figures = room.observe([aRoomTile("Zoe", ["happy"])], 1000, DEFAULT_SETTINGS);
	const { panel, seen } = pageWithPanel();
	panel.show({ figures, attention: null, minFaces: 3, memorySeconds: 60 });
	expect(seen(".faces")).toEqual(["4 faces"]);
	expect(seen(".body > p.soft")).toEqual(["1 on this page, 3 more seen within 1 minute"]);
	panel.show({ figures, attention: null, minFaces: 3, memorySeconds: 110 });
	expect(seen(".body > p.soft")).toEqual(["1 on this page, 3 more seen within 110 seconds"]);
});

test("a change is shown with an arrow, and read out as a sentence", () => {
	const { panel, seen } = pageWithPanel();
	const view = aView(tilesOf("happy", "happy", "sad"));
	const rows = view.figures?.rows?.map((row) => ({
		...row,
		change: row.label === "happy" ? 0.12 : row.label === "sad" ? -0.01 : null,
	}));
	const sides = view.figures?.sides?.map((side) => ({ ...side, change: 0.05 })) ?? null;
	panel.show({ ...view, figures: view.figures && { ...view.figures, rows: rows ?? null, sides } });
	expect(seen(".sides > .shown")).toEqual([
		"Okay\u00a067%\u00a0▲\u202f5 · Not\u00a0okay\u00a033%\u00a0▲\u202f5",
	]);
	expect(seen(".sides > .spoken")[0]).toMatch(/^Okay 67% 5 points more than a minute ago/);
	expect(seen(".change").filter((text) => text !== "")).toEqual(["▲\u202f12", "▼\u202f1"]);
	expect(seen(".row .spoken").filter((text) => text !== "")).toEqual([
		"12 points more than a minute ago",
		"1 point less than a minute ago",
	]);
});

test("the chart has one area per label, and says in words what it is", () => {
	const { panel, one, all } = pageWithPanel();
	panel.show(aView(tilesOf("happy", "happy", "sad")));
	expect(one(".chart").getAttribute("aria-label")).toMatch(/last ten minutes/);
	const areas = all(".chart > path");
	expect(areas.map((area) => area.getAttribute("data-label")).at(-1)).toBe("uncertain");
	expect(areas).toHaveLength(8);
	const happy = all(".chart > path[data-label='happy']")[0]?.getAttribute("d");
	expect(happy).toBe("M238 0h2L240 48h-2z");
});

test("the same view once more writes nothing", () => {
	const { panel, one, document } = pageWithPanel();
	const view = aView(tilesOf("happy", "happy", "sad"), { attention: [entry()] });
	panel.show(view);
	const { defaultView } = document;
	if (defaultView === null) throw new Error("the page has no window");
	const written = new defaultView.MutationObserver(() => {});
	const all = { subtree: true, childList: true, attributes: true, characterData: true };
	written.observe(one(".card"), all);
	panel.show(view);
	expect(written.takeRecords()).toEqual([]);
});

test("tiles to look at are listed in their order, and keep their buttons when the list changes", () => {
	const { panel, seen, all, told } = pageWithPanel();
	const tiles = tilesOf("happy", "sad", "sad");
	const ana = entry();
	const ben = entry({ tileId: "t2", name: null, number: 2, reason: "away", forMs: 125_000 });
	panel.show(aView(tiles, { attention: [ben] }));
	const [button] = all(".entry button:last-child");
	panel.show(aView(tiles, { attention: [ana, ben] }));
	expect(seen(".entry .name")).toEqual(["Ana", "Tile 2"]);
	expect(seen(".entry .soft")).toEqual([
		"Has looked not okay for 40 seconds",
		"No face seen for 2 minutes",
	]);
	expect(all(".entry button:last-child")[1]).toBe(button);
	expect(button?.getAttribute("aria-label")).toBe("Dismiss until it changes: Tile 2");
	button?.click();
	expect(told.onDismiss).toHaveBeenCalledWith("t2");
	all(".entry button")[0]?.click();
	expect(told.onSnooze).toHaveBeenCalledWith("t1");
	panel.show(aView(tiles, { attention: [] }));
	expect(seen(".attention p")).toEqual(["No tile just now."]);
	panel.show(aView(tiles));
	expect(seen(".attention p, .entry")).toEqual([]);
});

test.each([
	["the next", ["a", "b", "c"], 1, ["a", "c"], "Dismiss until it changes: C"],
	["the one before, where it was the last", ["a", "b"], 1, ["a"], "Dismiss until it changes: A"],
	["one that has just come", ["b"], 0, ["d"], "Dismiss until it changes: D"],
	["what is said of an empty list", ["a"], 0, [], "No tile just now."],
])("an entry that goes leaves the keyboard's focus to %s", (_, before, pressed, after, focused) => {
	const { panel, one, all } = pageWithPanel();
	const show = (tileIds: string[]) =>
		panel.show(
			aView(tilesOf("sad"), {
				attention: tileIds.map((tileId) => entry({ tileId, name: tileId.toUpperCase() })),
			}),
		);
	show(before);
	all(".entry button:last-child")[pressed]?.focus();
	show(after);
	const { activeElement } = one(".card").getRootNode() as ShadowRoot;
	expect(activeElement?.getAttribute("aria-label") ?? activeElement?.textContent).toBe(focused);
	expect(activeElement?.closest("[hidden]")).toBeNull();
});

test("an entry put off leaves the focus to the same button of the next, and one without it takes it from nowhere", () => {
	const { panel, one, all } = pageWithPanel();
	const [ana, ben] = [entry(), entry({ tileId: "t2", name: "Ben" })];
	const { activeElement: before } = one(".card").ownerDocument;
	panel.show(aView(tilesOf("sad"), { attention: [ana, ben] }));
	panel.show(aView(tilesOf("sad"), { attention: [ben] }));
	expect(one(".card").ownerDocument.activeElement).toBe(before);
	panel.show(aView(tilesOf("sad"), { attention: [ana, ben] }));
	all(".entry button")[0]?.focus();
	panel.show(aView(tilesOf("sad"), { attention: [ben] }));
	expect((one(".card").getRootNode() as ShadowRoot).activeElement).toBe(all(".entry button")[0]);
});

test("a name from the page is text, never markup", () => {
	const { panel, all } = pageWithPanel();
	panel.show(aView(tilesOf("sad"), { attention: [entry({ name: "<img src=x>" })] }));
	expect(all("img")).toEqual([]);
});

test("folded it shows a line, says so, and remembers it", () => {
	const { panel, one, seen, told } = pageWithPanel();
	panel.show(aView(tilesOf("happy", "happy", "sad")));
	const [, fold] = [...one(".header").querySelectorAll("button")];
	expect(fold?.getAttribute("aria-expanded")).toBe("true");
	fold?.click();
	expect(fold?.getAttribute("aria-expanded")).toBe("false");
	expect(seen(".row")).toEqual([]);
	expect(seen(".faces")).toEqual(["3 faces"]);
	expect(told.onState).toHaveBeenLastCalledWith({ ...DEFAULT_PANEL_STATE, isCollapsed: true });
});

test("arrow keys on its handle move it, and the page does not hear them", () => {
	const { document, one, host, told } = pageWithPanel();
	const heard = vi.fn();
	document.addEventListener("keydown", heard);
	const press = (key: string, more: KeyboardEventInit = {}) => {
		const { KeyboardEvent } = document.defaultView ?? globalThis;
		const event = new KeyboardEvent("keydown", {
			key,
			bubbles: true,
			composed: true,
			cancelable: true,
			...more,
		});
		one(".handle").dispatchEvent(event);
		return event.defaultPrevented;
	};
	const before = host()?.style.transform;
	expect(press("ArrowLeft")).toBe(true);
	expect(host()?.style.transform).not.toBe(before);
	expect(told.onState).toHaveBeenCalledTimes(1);
	press("ArrowDown", { shiftKey: true });
	expect(told.onState).toHaveBeenCalledTimes(2);
	expect(press("a")).toBe(false);
	expect(press("ArrowLeft", { ctrlKey: true })).toBe(false);
	expect(told.onState).toHaveBeenCalledTimes(2);
	expect(heard).not.toHaveBeenCalled();
});

test("a press of the mouse takes neither the focus nor a click from the page", () => {
	const { document, one } = pageWithPanel();
	const heard = vi.fn();
	document.addEventListener("mousedown", heard);
	const { MouseEvent } = document.defaultView ?? globalThis;
	const press = new MouseEvent("mousedown", { bubbles: true, composed: true, cancelable: true });
	one(".handle").dispatchEvent(press);
	expect(press.defaultPrevented).toBe(true);
	expect(heard).not.toHaveBeenCalled();
});

test("the page sees one element that hides what it holds, and nothing once it has ended", () => {
	const { document, panel, host, end } = pageWithPanel();
	panel.show(aView(tilesOf("happy", "happy", "sad")));
	expect(host()?.shadowRoot).toBeNull();
	expect(host()?.textContent).toBe("");
	expect(document.documentElement.outerHTML).not.toMatch(/happy|faces/i);
	end();
	panel.show(aView(tilesOf("happy")));
	expect(host()).toBeNull();
});

test("how many faces are seen can be heard, and changes the name of nothing that may have the focus", () => {
	const { panel, one, seen } = pageWithPanel();
	const name = one(".handle").getAttribute("aria-label");
	expect(name).toBe("Room. Drag it, or press the arrow keys, to move this panel.");
	panel.show(aView(tilesOf("happy", "happy", "sad")));
	expect(seen(".header > .spoken")).toEqual(["3 faces"]);
	expect(one(".handle").getAttribute("aria-label")).toBe(name);
});

test("another language takes effect at once", () => {
	const { panel, seen, one } = pageWithPanel();
	panel.show(aView(tilesOf("happy", "happy", "sad")));
	panel.setWords(createWords("de", catalogueOf("de"), ENGLISH));
	expect(seen(".faces")).toEqual(["3 Gesichter"]);
	expect(one(".card").lang).toBe("de");
});
