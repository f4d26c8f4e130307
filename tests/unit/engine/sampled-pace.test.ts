import { expect, test } from "vitest";
import { isSamePace } from "../../../src/engine/sampled-pace.ts";

test("a pace is told again only when it differs by more than a tenth, or in size", () => {
	const told = { intervalMs: 200, tilePx: 256 };
	expect(isSamePace(told, { intervalMs: 219, tilePx: 256 })).toBe(true);
	expect(isSamePace(told, { intervalMs: 221, tilePx: 256 })).toBe(false);
	expect(isSamePace(told, { intervalMs: 200, tilePx: 192 })).toBe(false);
});
