// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Picture } from "../../../src/meeting/picture.ts";
import { StyleWatch } from "../../../src/meeting/style-watch.ts";

function pageOf(count: number) {
	document.body.innerHTML = "<video></video>".repeat(count);
	const places = [...document.querySelectorAll("video")];
	const styles = new StyleWatch();
	return {
		places,
		scan(atMs: number, { isRestless = false, widthOf = (_: number): number => 100 } = {}) {
			styles.begin(places, isRestless);
			return places.map((place, index) => {
				const boxOf = () => ({ x: 0, y: 0, width: widthOf(index), height: 50 });
				const picture = { place, media: place } as unknown as Picture;
				return styles.styleOf(picture, place, boxOf, atMs).objectFit;
			});
		},
	};
}

test("a style that changes is noticed in turn, sooner on a page whose elements come and go", () => {
	for (const [isRestless, perScan] of [
		[false, 4],
		[true, 8],
	] as const) {
		const { places, scan } = pageOf(16);
		expect(new Set(scan(1))).not.toContain("cover");
		for (const place of places) place.style.objectFit = "cover";
		const coversAt = (atMs: number) =>
			scan(atMs, { isRestless }).filter((fit) => fit === "cover").length;
		expect([2, 3].map(coversAt)).toEqual([perScan, 2 * perScan]);
	}
});

test("a picture of another size is read at once", () => {
	const { places, scan } = pageOf(16);
	scan(1);
	for (const place of places) place.style.objectFit = "cover";
	expect(scan(2, { widthOf: (index) => (index === 15 ? 120 : 100) })[15]).toBe("cover");
});
