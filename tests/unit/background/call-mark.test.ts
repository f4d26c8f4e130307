import fc from "fast-check";
import { expect, test } from "vitest";
import { callMarkOf } from "../../../src/background/call-mark.ts";

test("a call keeps its mark while its query changes, and another call has another", () => {
	const mark = callMarkOf("https://meet.google.com/abc-defg-hij?authuser=0#x");
	expect(mark).toBe(callMarkOf("https://meet.google.com/abc-defg-hij"));
	expect(mark).not.toBe(callMarkOf("https://meet.google.com/xyz-defg-hij"));
});

test.each([undefined, "", "no address"])("%j has no mark", (address) => {
	expect(callMarkOf(address)).toBe("");
});

test("a mark never tells its address: it is eight digits whatever that is", () => {
	fc.assert(
		fc.property(fc.webUrl(), (address) => {
			expect(callMarkOf(address)).toMatch(/^[0-9a-f]{8}$/);
		}),
	);
});
