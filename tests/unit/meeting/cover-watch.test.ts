// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { CoverWatch } from "../../../src/meeting/cover-watch.ts";

const at = (x: number) => ({ x, y: 0, width: 100, height: 50 });

/** A page of videos, all below one panel or none. */
function pageOf(count: number) {
	document.body.innerHTML = `${"<video></video>".repeat(count)}<img />`;
	const places = [...document.querySelectorAll("video")];
	let isOpen = false;
	const ask = vi.fn(() => (isOpen ? document.querySelector("img") : null));
	document.elementFromPoint = ask;
	const covers = new CoverWatch();
	return {
		ask,
		setOpen: (open: boolean) => {
			isOpen = open;
		},
		scan(atMs: number, { xOf = (index: number) => index * 100, isRestless = true } = {}) {
			covers.begin(places, isRestless);
			ask.mockClear();
			return places.map((place, index) => covers.isCovered(place, place, at(xOf(index)), atMs));
		},
	};
}

test("a few pictures are asked about in every scan, and each before long", () => {
	const { scan, ask, setOpen } = pageOf(25);
	expect(scan(1)).toEqual(Array(25).fill(false));
	setOpen(true);
	const covered = [2, 3, 4, 5].map((atMs) => scan(atMs).filter(Boolean).length);
	expect(covered).toEqual([8, 16, 24, 25]);
	setOpen(false);
	scan(6);
	expect(ask.mock.calls.length).toBeLessThanOrEqual(8 * 3);
});

test("on a page that rests fewer are asked about", () => {
	const { scan, ask } = pageOf(25);
	scan(1);
	scan(2, { isRestless: false });
	expect(ask.mock.calls.length).toBeLessThanOrEqual(3 * 3);
});

test("a picture that moved is asked about at once", () => {
	const { scan, setOpen } = pageOf(25);
	scan(1);
	setOpen(true);
	expect(scan(2, { xOf: (index) => index * 100 + 5 })).toEqual(Array(25).fill(true));
});
