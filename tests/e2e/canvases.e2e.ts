import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "./demo-call.ts";
import { openStrangePage, type StrangePage } from "./strange-page.ts";

let opened: StrangePage;

beforeAll(async () => {
	opened = await openStrangePage("canvases.html?foreign=FOREIGN");
	await opened.extension.switchOn(opened.page);
});

afterAll(() => opened?.close());

test("moving canvases of every kind are tiles, and a video forty shadow roots deep; effects and charts are not", async () => {
	const found = await until("six tiles", async () => {
		const tiles = await opened.tiles();
		return tiles.length >= 6 && tiles.includes("Tom: cross-origin") && tiles;
	});
	expect(found).toEqual([
		"Dora: read",
		"Gloria: read",
		"Otto: read",
		"Tina: read",
		"Tom: cross-origin",
		"Vera: read",
	]);
});

test("one canvas that may not be read spoils none of the others' pictures", async () => {
	await until("frames of all five others", async () => {
		const tiles = (await opened.told())?.tiles ?? [];
		const timed = tiles.filter(({ skipped, latencyMs }) => !skipped && latencyMs !== null);
		return timed.length === 5;
	});
});
