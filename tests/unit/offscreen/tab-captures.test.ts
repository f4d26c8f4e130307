import { beforeEach, expect, test } from "vitest";
import { TabCaptures } from "../../../src/offscreen/tab-captures.ts";

let told: boolean[];
let ended: string[];
let onEnd: Map<string, () => void>;
let captures: TabCaptures;
let leave: () => void;

beforeEach(() => {
	told = [];
	ended = [];
	onEnd = new Map();
	captures = new TabCaptures(async (streamId, end) => {
		if (streamId === "refused") throw new Error("refused");
		onEnd.set(streamId, end);
		return {
			size: () => ({ width: 1, height: 1 }),
			grab: () => Promise.reject(new Error("no picture")),
			end: () => ended.push(streamId),
		};
	});
	leave = captures.attend(7, (isOn) => told.push(isOn));
});

test("a page is told how it is when it comes, and once of each begin and end", async () => {
	await captures.start(7, "a");
	captures.end(7);
	captures.end(7);
	expect(told).toEqual([false, true, false]);
	expect(ended).toEqual(["a"]);
});

test("a page that comes later is told, and the tab is let go with the last of them", async () => {
	await captures.start(7, "a");
	const late: boolean[] = [];
	const leaveLate = captures.attend(7, (isOn) => late.push(isOn));
	expect(late).toEqual([true]);
	leave();
	expect(captures.of(7)).toBeDefined();
	leaveLate();
	expect(captures.of(7)).toBeUndefined();
	expect(ended).toEqual(["a"]);
});

test("a capture that the browser ends is gone", async () => {
	await captures.start(7, "a");
	onEnd.get("a")?.();
	expect(captures.of(7)).toBeUndefined();
	expect(told.at(-1)).toBe(false);
});

test("a second capture of a tab takes the place of the first, whose late end does not touch it", async () => {
	await captures.start(7, "a");
	await captures.start(7, "b");
	expect(ended).toEqual(["a"]);
	onEnd.get("a")?.();
	expect(captures.of(7)).toBeDefined();
});

test("a tab that is not handed out, or of which no page is read, is not captured", async () => {
	await expect(captures.start(7, "refused")).rejects.toThrow("refused");
	await expect(captures.start(8, "a")).rejects.toThrow("No page");
	expect(ended).toEqual(["a"]);
	expect(captures.of(7) ?? captures.of(8)).toBeUndefined();
	expect(told).toEqual([false]);
});
