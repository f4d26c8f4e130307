import { expect, test } from "vitest";
import { ErrorLog } from "../../../src/offscreen/error-log.ts";

const NOON = Date.UTC(2026, 5, 1, 12);

test("an error is a line with its time, and with how often it came in a row", () => {
	const log = new ErrorLog();
	log.note(new TypeError("no pixels"), NOON);
	log.note("refused", NOON + 1000);
	log.note("refused", NOON + 2000);
	expect(log.lines()).toEqual([
		"2026-06-01T12:00:00.000Z no pixels",
		"2026-06-01T12:00:02.000Z refused (2 times)",
	]);
});

test("only the latest are kept, and none grows long", () => {
	const log = new ErrorLog();
	for (let count = 0; count < 200; count++) log.note(`${count} ${"x".repeat(1000)}`, NOON);
	expect(log.lines()).toHaveLength(50);
	expect(log.lines().at(-1)).toContain(" 199 ");
	expect(Math.max(...log.lines().map((line) => line.length))).toBeLessThan(450);
});
