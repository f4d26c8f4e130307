import { afterAll, beforeAll, expect, test } from "vitest";
import { readTiles } from "../../scripts/read-tiles.ts";
import { ATTENTION_CONSENT_KEY } from "../../src/shared/attention-consent.ts";
import { ROOM_PANEL_KEY } from "../../src/shared/panel-place.ts";
import type { Settings } from "../../src/shared/settings.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";
import { focusHandle, pressButton, readRoom } from "./room-inside.ts";

/** Nine people, each with one expression throughout. */
const SCRIPT = [
	"happy",
	"happy",
	"happy",
	"happy",
	"surprise",
	"surprise",
	"sad",
	"happy",
	"happy",
];
const QUERY = `?people=${SCRIPT.length}&script=${SCRIPT.map((each) => `${each}:3600`).join(";")}`;

let call: OpenCall;
let emptyPage: string;

beforeAll(async () => {
	call = await openCall({ query: QUERY });
	emptyPage = await html();
	await call.extension.switchOn(call.page);
	await allRead(call.extension, SCRIPT.length);
});

afterAll(() => call?.close());

const html = () => call.page.evaluate(() => document.documentElement.outerHTML);

async function setSettings(settings: Partial<Settings>): Promise<void> {
	const worker = await call.extension.serviceWorker();
	await worker.evaluate((stored) => chrome.storage.sync.set({ settings: stored }), settings);
}

/** What the tiles' labels say, as shares in hundredths; null while a tile has none. */
async function sharesOnTiles(): Promise<Record<string, string> | null> {
	const labels = (await readOverlay(call.page))?.tiles.map((tile) => tile.labels) ?? [];
	if (labels.length === 0 || labels.some((own) => own.length !== 1)) return null;
	const words = labels.flat().map((text) => text.replace(/\s*\d+%$/, ""));
	return sharesOf(words);
}

function sharesOf(words: readonly string[]): Record<string, string> {
	const of = (word: string) => words.filter((each) => each === word).length / words.length;
	return Object.fromEntries(words.map((word) => [word, `${Math.round(100 * of(word))}%`]));
}

const isSame = (a: object, b: object) =>
	JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

test("without being asked for there is no panel", async () => {
	expect(await readRoom(call.page)).toBeNull();
});

test("the panel's figures are those of the tiles' labels, and those of the script", async () => {
	await setSettings({ room: true });
	const room = await until("a panel that agrees with the tiles", async () => {
		const [drawn, onTiles] = [await readRoom(call.page), await sharesOnTiles()];
		return drawn !== null && onTiles !== null && isSame(drawn.shares, onTiles) && drawn;
	});
	expect(room.faces).toBe("9 faces");
	await until("the script's shares", async () => {
		const drawn = await readRoom(call.page);
		return isSame(drawn?.shares ?? {}, { Happy: "67%", Surprised: "22%", Sad: "11%" });
	});
});

test("the page sees an empty element, and its chat keeps the focus", async () => {
	await call.page.evaluate(() => {
		const chat = document.createElement("input");
		chat.id = "chat";
		document.body.append(chat);
		chat.focus();
	});
	await pressButton(call.page, "fold");
	await until("a folded panel", async () => {
		const room = await readRoom(call.page);
		return room !== null && room.box.height < 60;
	});
	await call.page.keyboard.type("hello");
	expect(await call.page.$eval("#chat", (chat) => (chat as HTMLInputElement).value)).toBe("hello");
	await call.page.$eval("#chat", (chat) => chat.remove());
	await pressButton(call.page, "fold");
	const page = await html();
	expect(["9 faces", "Happy", "67%"].filter((told) => page.includes(told))).toEqual([]);
});

test("people who are scrolled out of sight count on, and the panel says so", async () => {
	const setDisplay = (display: string) =>
		call.page.$$eval(
			".stage .tile",
			(tiles, display) => {
				for (const tile of tiles.slice(0, 4)) (tile as HTMLElement).style.display = display;
			},
			display,
		);
	await setDisplay("none");
	const room = await until("a room of two pages", async () => {
		const drawn = await readRoom(call.page);
		return drawn?.text.includes("5 on this page") && drawn;
	});
	expect(room.text).toContain("5 on this page, 4 more seen within 1 minute");
	expect(room.faces).toBe("9 faces");
	await setDisplay("");
	await until("one page", async () => !(await readRoom(call.page))?.text.includes("on this page"));
});

test("arrow keys move the panel, it keeps to the window, and its place outlasts a reload", async () => {
	const boxNow = async () => (await readRoom(call.page))?.box;
	const before = await boxNow();
	await focusHandle(call.page);
	for (const key of ["ArrowLeft", "ArrowLeft", "ArrowDown"] as const)
		await call.page.keyboard.press(key);
	const moved = await boxNow();
	expect(moved?.x).toBe((before?.x ?? 0) - 32);
	expect(moved?.y).toBe((before?.y ?? 0) + 16);
	await call.page.setViewport({ width: 360, height: 640 });
	await until("a panel within the small window", async () => {
		const box = await boxNow();
		return box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 360 && box.y + box.height <= 640;
	});
	await call.page.setViewport({ width: 1280, height: 800 });
	await until("the old place", async () => (await boxNow())?.x === moved?.x);
	const worker = await call.extension.serviceWorker();
	await until("the place to be kept", async () => {
		const kept = await worker.evaluate((key) => chrome.storage.local.get(key), ROOM_PANEL_KEY);
		return kept[ROOM_PANEL_KEY] !== undefined;
	});
	await call.page.reload();
	await until("the panel to come back", async () => (await boxNow())?.x === moved?.x);
});

test("a tile is listed and marked only with consent, until it is dismissed", async () => {
	await setSettings({ room: true, attention: true, attentionSeconds: 10 });
	await allRead(call.extension, SCRIPT.length);
	expect((await readRoom(call.page))?.text).not.toContain("Worth a look");
	const worker = await call.extension.serviceWorker();
	await worker.evaluate(
		(key) => chrome.storage.local.set({ [key]: { atMs: Date.now() } }),
		ATTENTION_CONSENT_KEY,
	);
	// Who has a long name can still be dismissed: the panel keeps its width, and its buttons.
	const shown = (await readTiles(call.extension))[SCRIPT.indexOf("sad")]?.name ?? "";
	const sad = `${shown} of the Department of Long Names and Longer Titles`;
	await call.page.evaluate(rename, shown, sad);
	const entries = await until("the tile that looks sad", async () => {
		const listed = (await readRoom(call.page))?.entries ?? [];
		return listed.length > 0 && listed;
	});
	expect(entries).toEqual([expect.stringMatching(`^${sad} +Has looked not okay for`)]);
	const marks = async () =>
		(await readOverlay(call.page))?.tiles.filter(({ isMarked }) => isMarked).length;
	expect(await marks()).toBe(1);
	await pressButton(call.page, "dismiss");
	await until("an empty list", async () => (await readRoom(call.page))?.entries.length === 0);
	expect(await marks()).toBe(0);
	await call.page.evaluate(rename, sad, shown);
});

test("switched off, the page is as it was", async () => {
	await call.extension.switchOff(call.page);
	await until("the panel to go", async () => (await readRoom(call.page)) === null);
	const shown = (page: string) => page.replaceAll(/ style="[^"]*"/g, "").length;
	expect(shown(await html())).toBe(shown(emptyPage));
});

/** Runs in the demo call: writes another name on a tile. */
function rename(from: string, to: string): void {
	for (const name of document.querySelectorAll(".participant-name"))
		if (name.textContent === from) name.textContent = to;
}
