// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Picture } from "../../../src/meeting/picture.ts";
import { TileBoxes } from "../../../src/meeting/tile-box.ts";

function page() {
	document.body.innerHTML =
		'<main><section><video id="a"></video></section><section><video id="b"></video></section></main>';
	const sizes = new Map<Element, number>();
	for (const element of document.querySelectorAll("main")) sizes.set(element, 1000);
	for (const element of document.querySelectorAll("section")) sizes.set(element, 110);
	const boxes = new TileBoxes();
	let asked = 0;
	const boxOf = (element: Element) => {
		asked += 1;
		return { x: 0, y: 0, width: sizes.get(element) ?? 100, height: 100 };
	};
	return {
		sizes,
		find({ isRestless = false, tracks = ["a", "b"] } = {}) {
			asked = 0;
			const pictures = [...document.querySelectorAll("video")].map(
				(place, index) => ({ place, media: place, trackKey: tracks[index] }) as unknown as Picture,
			);
			const found = boxes.of(pictures, boxOf, isRestless);
			return { asked, tags: pictures.map((picture) => found.get(picture)?.tagName) };
		},
	};
}

test("tiles are remembered while a page rests, and found anew now and then", () => {
	const { find, sizes } = page();
	const first = find();
	expect(first.tags).toEqual(["SECTION", "SECTION"]);
	for (const section of document.querySelectorAll("section")) sizes.set(section, 5000);
	const second = find();
	expect(second.tags).toEqual(["SECTION", "SECTION"]);
	expect(second.asked).toBeLessThan(first.asked);
	expect([find(), find(), find()].at(-1)?.tags).toEqual(["VIDEO", "VIDEO"]);
});

test.each([
	["elements come or go", { isRestless: true }],
	["a stream changes", { tracks: ["a", "c"] }],
])("they are found anew at once where %s", (_, change) => {
	const { find, sizes } = page();
	find();
	for (const section of document.querySelectorAll("section")) sizes.set(section, 5000);
	expect(find(change).tags).toEqual(["VIDEO", "VIDEO"]);
});

test("they are found anew at once where a picture changes its size", () => {
	const { find, sizes } = page();
	find();
	for (const section of document.querySelectorAll("section")) sizes.set(section, 5000);
	for (const video of document.querySelectorAll("#a")) sizes.set(video, 90);
	expect(find().tags).toEqual(["VIDEO", "VIDEO"]);
});
