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
		scan(
			atMs: number,
			{ xOf = (index: number) => index * 100, isRestless = true, stopped = [] as number[] } = {},
		) {
			covers.begin(places, isRestless);
			ask.mockClear();
			return places.map((place, index) =>
				covers.isCovered(
					{ place, box: place, isStopped: stopped.includes(index) },
					at(xOf(index)),
					atMs,
				),
			);
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

test("a picture that stops or goes on is asked about at once", () => {
	const { scan, ask, setOpen } = pageOf(25);
	for (let atMs = 1; atMs <= 8; atMs++) scan(atMs, { isRestless: false });
	setOpen(true);
	const stopped = [7, 15, 23];
	const seen = scan(9, { isRestless: false, stopped });
	expect(stopped.map((index) => seen[index])).toEqual([true, true, true]);
	scan(10, { isRestless: false, stopped });
	expect(ask.mock.calls.length).toBeLessThanOrEqual(5 * 3);
	setOpen(false);
	const after = scan(11, { isRestless: false });
	expect(stopped.map((index) => after[index])).toEqual([false, false, false]);
});
