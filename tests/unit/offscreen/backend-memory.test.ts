import { expect, test } from "vitest";
import type { BackendVerdict } from "../../../src/engine/backend-choice.ts";
import { LocalBackendMemory } from "../../../src/offscreen/backend-memory.ts";

const FASTER: BackendVerdict = { name: "webgl", reason: "faster", timesAsFast: 2.4 };
const SLOWER: BackendVerdict = { name: "wasm", reason: "slower", timesAsFast: 0.4 };

/** A browser's profile: what is kept outlives the pages. */
function profile(content?: string) {
	const items = new Map<string, string>();
	const storage = {
		getItem: (key: string) => items.get(key) ?? content ?? null,
		setItem: (key: string, value: string) => void items.set(key, value),
	};
	return {
		items,
		open: (browser = "Chrome 156") => new LocalBackendMemory(() => storage, browser),
	};
}

test("what was compared is known to the next page, for each model", () => {
	const { open } = profile();
	const memory = open();
	memory.keep("swift", "a card", SLOWER);
	memory.keep("keen", "a card", FASTER);
	expect(open().recall("swift", "a card")).toEqual(SLOWER);
	expect(open().recall("keen", "a card")).toEqual(FASTER);
});

test.each([
	["another model", "Chrome 156", "other", "a card"],
	["another graphics card", "Chrome 156", "swift", "another card"],
	["another browser version", "Chrome 157", "swift", "a card"],
])("with %s nothing is known", (_, browser, weights, graphics) => {
	const { open } = profile();
	open().keep("swift", "a card", FASTER);
	expect(open(browser).recall(weights, graphics)).toBeUndefined();
});

test("a card that fails is given up by this page, and compared anew by the next", () => {
	const { open } = profile();
	const memory = open();
	memory.keep("swift", "a card", FASTER);
	memory.giveUp("swift", "lost");
	expect(memory.givenUp()).toBe("lost");
	expect(open().givenUp()).toBeNull();
	expect(open().recall("swift", "a card")).toBeUndefined();
});

test("what is kept does not grow with every version", () => {
	const { open, items } = profile();
	const memory = open();
	for (let i = 0; i < 100; i++) memory.keep(`weights ${i}`, "a card", SLOWER);
	expect([...items.values()].join("").length).toBeLessThan(1000);
	expect(memory.recall("weights 99", "a card")).toEqual(SLOWER);
});

test.each([
	"no JSON",
	"null",
	"[1]",
	'{"swift":{"browser":"Chrome 156"}}',
	'{"swift":{"browser":"Chrome 156","graphics":"a card","reason":"magic","timesAsFast":1}}',
])("%s in its place is as nothing", (content) => {
	const memory = profile(content).open();
	expect(memory.recall("swift", "a card")).toBeUndefined();
	memory.keep("swift", "a card", FASTER);
	expect(memory.recall("swift", "a card")).toEqual(FASTER);
});

test("where the browser forbids storage, everything works but the remembering", () => {
	const memory = new LocalBackendMemory(() => {
		throw new DOMException("Access is denied for this document.", "SecurityError");
	}, "Chrome 156");
	memory.keep("swift", "a card", FASTER);
	expect(memory.recall("swift", "a card")).toBeUndefined();
	memory.giveUp("swift", "failed");
	expect(memory.givenUp()).toBe("failed");
});
