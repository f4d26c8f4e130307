import { afterAll, beforeAll, expect, test } from "vitest";
import { readTiles } from "../../scripts/read-tiles.ts";
import type { Box } from "../../src/shared/geometry.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

let call: OpenCall;

beforeAll(async () => {
	call = await openCall({ query: "?people=4&script=happy:60" });
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 4);
});

afterAll(() => call?.close());

const tilesOnPage = () =>
	call.page.$$eval(".stage video", (videos) =>
		videos.map((video) => {
			const { x, y, width, height } = video.getBoundingClientRect();
			return { x, y, width, height };
		}),
	);

/** Boxes in reading order, rounded, so that two lists of the same places are alike. */
const places = (boxes: Box[]) =>
	boxes
		.map(({ x, y, width, height }) => [y, x, width, height].map(Math.round))
		.sort(([y = 0, x = 0], [otherY = 0, otherX = 0]) => y - otherY || x - otherX);

const areNear = (some: number[][], others: number[][]) =>
	some.length === others.length &&
	some.every((place, i) =>
		place.every((value, j) => Math.abs(value - (others[i]?.[j] ?? -99)) <= 1),
	);

/** Resolves once the overlay lies over all tiles of the page, exactly, and each has a label. */
const untilItFits = (count: number) =>
	until(`an overlay over ${count} tiles`, async () => {
		const drawn = await readOverlay(call.page);
		const wanted = places(await tilesOnPage());
		return (
			wanted.length === count &&
			drawn !== null &&
			areNear(places(drawn.tiles.map(({ box }) => box)), wanted) &&
			drawn.tiles.every(({ labels }) => labels.length === 1) &&
			drawn
		);
	});

test("every tile carries a label with what the face looks and how sure that is", async () => {
	const { tiles } = await untilItFits(4);
	for (const { labels } of tiles) expect(labels[0]).toMatch(/^Happy +\d+%$/);
});

test("names and readings stand in Diagnostics under the participants' names", async () => {
	const tiles = await readTiles(call.extension);
	expect(tiles.map(({ name }) => name)).toEqual(["Amara", "Bastien", "Chiara", "Dmitri"]);
	for (const { kind, isSelf, readingsPerSecond } of tiles) {
		expect({ kind, isSelf }).toEqual({ kind: "video", isSelf: false });
		expect(readingsPerSecond).toBeGreaterThan(0);
	}
});

test("the overlay follows tiles when the window changes its size", async () => {
	await call.page.setViewport({ width: 900, height: 700 });
	await untilItFits(4);
	await call.page.setViewport({ width: 1280, height: 800 });
	await untilItFits(4);
});

test("the overlay follows tiles that move within the page", async () => {
	await call.page.$eval("#stage", (element) => {
		const stage = element as HTMLElement;
		stage.style.transform = "translate(-40px, 25px) scale(0.8)";
	});
	await untilItFits(4);
	await call.page.$eval("#stage", (stage) => stage.removeAttribute("style"));
	await call.page.setViewport({ width: 1270, height: 800 });
	await untilItFits(4);
});

test("a participant who comes gets a label, and one who goes takes it along", async () => {
	await call.page.click("button[title='Add participant']");
	await untilItFits(5);
	await call.page.$eval("button[aria-label='Remove from the call: Bastien']", (button) =>
		(button as HTMLElement).click(),
	);
	await untilItFits(4);
	await until("a call without Bastien", async () =>
		(await readTiles(call.extension)).every(({ name }) => name !== "Bastien"),
	);
});

test("a camera turned off leaves no label behind", async () => {
	const toggle = () =>
		call.page.$eval("button[aria-label='Turn camera on or off: Chiara']", (button) =>
			(button as HTMLElement).click(),
		);
	await toggle();
	await until("three labels", async () => {
		const labels = (await readOverlay(call.page))?.tiles.flatMap((tile) => tile.labels);
		return labels?.length === 3;
	});
	await toggle();
	await untilItFits(4);
});

test("the overlay follows from gallery to speaker and back", async () => {
	await call.page.click("button[title='Gallery or speaker']");
	await untilItFits(4);
	await call.page.click("button[title='Gallery or speaker']");
	await untilItFits(4);
});

test("streams that change places take their names and labels along", async () => {
	const idOf = async (name: string) =>
		(await readTiles(call.extension)).find((tile) => tile.name === name)?.id;
	const before = await idOf("Amara");
	expect(before).toBeDefined();
	const placeOf = () =>
		call.page.$$eval(".stage .tile", (tiles) =>
			tiles.findIndex((tile) => tile.textContent?.includes("Amara")),
		);
	const place = await placeOf();
	await call.page.$$eval(".stage .tile", ([one, other]) => {
		const videos = [one, other].map((tile) => tile?.querySelector("video"));
		const names = [one, other].map((tile) => tile?.querySelector(".participant-name"));
		const [streams, texts] = [videos.map((v) => v?.srcObject), names.map((n) => n?.textContent)];
		for (const index of [0, 1]) {
			Object.assign(videos[index] ?? {}, { srcObject: streams[1 - index] });
			Object.assign(names[index] ?? {}, { textContent: texts[1 - index] });
		}
	});
	expect(await placeOf()).not.toBe(place);
	await untilItFits(4);
	await until("Amara's tile in the other place", async () => (await idOf("Amara")) === before);
	await allRead(call.extension, 4);
});

test("when the call is left no label stays, and joining again brings them back", async () => {
	await call.page.click("button[title='Leave']");
	await until("an empty overlay", async () => {
		const labels = (await readOverlay(call.page))?.tiles.flatMap((tile) => tile.labels);
		return (labels ?? []).length === 0 && (await readTiles(call.extension)).length === 0;
	});
	await call.page.click("#notice button");
	await untilItFits(4);
});

test("a call of one is soon read by keen, under the same label and without a failure", async () => {
	await call.page.$$eval("button[aria-label^='Remove from the call: ']", (buttons) => {
		for (const button of buttons.slice(1)) (button as HTMLElement).click();
	});
	await untilItFits(1);
	await until("keen", async () => (await call.extension.diagnostics())?.model === "keen", 100_000);
	await untilItFits(1);
	expect((await call.extension.diagnostics())?.errors).toEqual([]);
});
