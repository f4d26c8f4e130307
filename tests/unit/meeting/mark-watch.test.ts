// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { MarkWatch } from "../../../src/meeting/mark-watch.ts";
import type { Picture } from "../../../src/meeting/picture.ts";
import type { Platform } from "../../../src/meeting/platform.ts";

const PLATFORM = {
	id: "test",
	tile: [".tile"],
	self: ".self",
	speaking: ".speaking",
} as unknown as Platform;

function pageOf(count: number) {
	document.body.innerHTML = '<div class="tile"><video></video></div>'.repeat(count);
	const tiles = [...document.querySelectorAll(".tile")];
	const places = [...document.querySelectorAll("video")];
	const watch = new MarkWatch();
	return {
		tiles,
		scan(atMs: number, { isRestless = false, track = "a" } = {}) {
			watch.begin(places, isRestless);
			return places.map((place, index) => {
				const picture = { place, media: place, trackKey: `${track}${index}` } as unknown as Picture;
				return watch.marksOf(picture, tiles[index] ?? place, PLATFORM, atMs);
			});
		},
	};
}

test("marks that change on a page at rest are noticed in turn, who speaks at once", () => {
	const { tiles, scan } = pageOf(20);
	scan(1);
	for (const tile of tiles) tile.classList.add("self", "speaking");
	const seen = [2, 3, 4].map((atMs) => scan(atMs));
	expect(seen.map((marks) => marks.filter(({ isSelf }) => isSelf).length)).toEqual([8, 16, 20]);
	expect(seen[0]?.every(({ isSpeaking }) => isSpeaking)).toBe(true);
});

test("where elements come and go, or a stream changes, all are read", () => {
	const { tiles, scan } = pageOf(20);
	scan(1);
	for (const tile of tiles) tile.classList.add("self");
	expect(scan(2, { isRestless: true }).every(({ isSelf }) => isSelf)).toBe(true);
	for (const tile of tiles) tile.classList.remove("self");
	expect(scan(3, { track: "b" }).some(({ isSelf }) => isSelf)).toBe(false);
});
