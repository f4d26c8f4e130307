import { afterEach, expect, test, vi } from "vitest";
import { saveInParts, stemOf } from "../../../src/ui/save-file.ts";

test.each([
	["photo.jpg", "photo"],
	["holiday/day 1/photo.final.jpeg", "photo.final"],
	["no ending", "no ending"],
	[".hidden", ".hidden"],
	["", "picture"],
])("%j is saved under %j", (name, stem) => {
	expect(stemOf(name)).toBe(stem);
});

afterEach(() => vi.unstubAllGlobals());

test("a file in parts is whole in the end, and the page has had its turn in between", async () => {
	const saved: Blob[] = [];
	let clicks = 0;
	vi.stubGlobal("URL", {
		createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
		revokeObjectURL: () => undefined,
	});
	vi.stubGlobal("document", { createElement: () => ({ click: () => (clicks += 1) }) });
	let nowMs = 0;
	vi.stubGlobal("performance", { now: () => (nowMs += 10) });
	const parts = Array.from({ length: 40 }, (_, index) => `part ${index}, with ü\n`);
	const told: number[] = [];
	let turns = 0;
	const timer = setInterval(() => (turns += 1));
	await saveInParts("a.txt", "text/plain", parts, (made) => told.push(made));
	clearInterval(timer);
	expect(await saved[0]?.text()).toBe(parts.join(""));
	expect(saved[0]?.type).toBe("text/plain");
	expect(clicks).toBe(1);
	expect(told.length).toBeGreaterThan(5);
	expect(told).toEqual([...told].sort((a, b) => a - b));
	expect(turns).toBeGreaterThan(0);
});
