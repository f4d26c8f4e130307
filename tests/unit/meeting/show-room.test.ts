import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TilePaces } from "../../../src/engine/tile-paces.ts";
import { ShowRoom } from "../../../src/meeting/show-room.ts";
import type { Label } from "../../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";
import type { SkipReason, Tile } from "../../../src/shared/tiles.ts";
import { createWords } from "../../../src/shared/words.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { aRoomTile } from "../engine/made-up-room.ts";
import { emptyPage } from "../overlay/page-with-overlay.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const WORDS = createWords(
	"en",
	{
		room_title: { message: "Room" },
		room_faces_other: { message: "$count$ faces" },
		room_waiting: { message: "Waiting" },
		room_nobody: { message: "Nobody" },
		room_pages: { message: "$here$ here, $elsewhere$ elsewhere" },
	},
	{},
);

function aRoom(settings: Partial<Settings> = { room: true }) {
	const { document, roots } = emptyPage();
	const ended = new AbortController();
	const onAttend = vi.fn<(tileIds: readonly string[]) => void>();
	const saveState = vi.fn();
	let tiles: Tile[] = [];
	const paces = new TilePaces();
	const room = new ShowRoom({
		page: document,
		tiles: () => tiles,
		paces,
		onAttend,
		saveState,
		signal: ended.signal,
	});
	const panel = () => document.documentElement.querySelector("[popover]");
	const text = () => roots.at(-1)?.querySelector(".card")?.textContent ?? "";
	const click = (selector: string) => roots.at(-1)?.querySelector<HTMLElement>(selector)?.click();
	const skip = (reason: SkipReason) => {
		tiles = tiles.map((tile) => ({ ...tile, skipped: reason }));
	};
	/** Tiles p0, p1, … show these labels for a time, read anew every second. */
	const show = (labels: Label[], seconds = 1) => {
		tiles = labels.map((_, at) => aRoomTile(`p${at}`, null).tile);
		for (let second = 0; second < seconds; second++) {
			const readings = labels.map((label, at) => ({
				tileId: `p${at}`,
				readings: [aReading({ label, shown: label })],
			}));
			paces.take(
				readings.map(({ tileId }) => tileId),
				performance.now(),
			);
			room.take(readings, performance.now());
			vi.advanceTimersByTime(1000);
		}
	};
	room.setSettings({ ...DEFAULT_SETTINGS, ...settings });
	room.setWords(WORDS);
	room.setOccupied(true);
	return { room, panel, text, click, show, skip, onAttend, saveState, end: () => ended.abort() };
}

test("the panel is there exactly while the page has tiles and the user wants it", () => {
	const { room, panel, end } = aRoom();
	expect(panel()).not.toBeNull();
	room.setOccupied(false);
	expect(panel()).toBeNull();
	room.setOccupied(true);
	expect(panel()).not.toBeNull();
	room.setSettings({ ...DEFAULT_SETTINGS, room: false });
	expect(panel()).toBeNull();
	room.setSettings({ ...DEFAULT_SETTINGS, room: true });
	end();
	expect(panel()).toBeNull();
	room.setOccupied(true);
	expect(panel()).toBeNull();
});

test("it is off by default, and without words there is nothing to show", () => {
	expect(aRoom({}).panel()).toBeNull();
	const { room, panel } = aRoom({});
	room.setWords(createWords("en", {}, {}));
	room.setSettings({ ...DEFAULT_SETTINGS, room: true });
	expect(panel()).toBeNull();
});

test("its figures are those of the readings, and outlast a moment without tiles", () => {
	const { room, show, text } = aRoom();
	show(["happy", "happy", "sad", "uncertain"], 3);
	expect(text()).toContain("4 faces");
	expect(text()).toContain("50%");
	room.setOccupied(false);
	room.setOccupied(true);
	show(["happy"]);
	expect(text()).toContain("4 faces");
});

test("when readings stop it holds its figures for a while, then says that it waits", () => {
	const { show, text } = aRoom();
	show(["happy", "happy", "sad"], 2);
	vi.advanceTimersByTime(5000);
	expect(text()).toContain("3 faces");
	vi.advanceTimersByTime(6000);
	expect(text()).toContain("Waiting");
	expect(text()).not.toContain("3 faces");
});

test("where no tile is to be read it waits for nothing, and still counts whom it saw a moment ago", () => {
	const { show, skip, text } = aRoom();
	show(["happy", "happy", "sad"], 2);
	skip("too-small");
	vi.advanceTimersByTime(30_000);
	expect(text()).toContain("3 faces");
	expect(text()).toContain("0 here, 3 elsewhere");
	vi.advanceTimersByTime(60_000);
	expect(text()).toContain("Nobody");
	expect(text()).not.toContain("Waiting");
});

test("without consent on this machine no tile is marked, whatever the settings say", () => {
	const { room, show, onAttend } = aRoom({ room: true, attention: true, attentionSeconds: 10 });
	show(["sad", "happy"], 30);
	expect(onAttend.mock.calls.flat(2)).toEqual([]);
	room.setMayAttend(true);
	show(["sad", "happy"], 12);
	expect(onAttend).toHaveBeenLastCalledWith(["p0"]);
});

test("a tile that is dismissed loses its mark at once, and the list takes all marks along", () => {
	const { room, show, onAttend, click } = aRoom({
		room: true,
		attention: true,
		attentionSeconds: 10,
	});
	room.setMayAttend(true);
	show(["sad", "happy", "sad"], 12);
	expect(onAttend).toHaveBeenLastCalledWith(["p0", "p2"]);
	click(".entry button:last-child");
	expect(onAttend).toHaveBeenLastCalledWith(["p2"]);
	room.setSettings({ ...DEFAULT_SETTINGS, room: false });
	expect(onAttend).toHaveBeenLastCalledWith([]);
});

test("how the user leaves the panel is kept, and holds when it opens again", () => {
	const { room, click, saveState, text, show } = aRoom();
	show(["happy", "happy", "sad"]);
	click("[aria-expanded]");
	expect(saveState).toHaveBeenLastCalledWith(expect.objectContaining({ isCollapsed: true }));
	room.setOccupied(false);
	room.setOccupied(true);
	show(["happy", "happy", "sad"]);
	expect(text()).not.toContain("%");
});

test("whoever was in a call that was left does not count in the next; a moment without tiles ends none", () => {
	const { room, text, show } = aRoom();
	show(["happy", "happy", "happy", "sad"]);
	const awayFor = (seconds: number) => {
		room.setOccupied(false);
		vi.advanceTimersByTime(1000 * seconds);
		room.setOccupied(true);
		show(["happy", "happy", "happy"]);
	};
	awayFor(1);
	expect(text()).toContain("3 here, 1 elsewhere");
	awayFor(3);
	expect(text()).toContain("3 faces");
	expect(text()).not.toContain("elsewhere");
});
