import { expect, test } from "vitest";
import { withoutNames } from "../../../src/diagnostics/without-names.ts";
import { aPage, aTile, someDiagnostics } from "../popup/people.ts";

test("no name is left in the copy, and nothing else is changed", () => {
	const tiles = [aTile("a", { name: "Ana Secret" }), aTile("b", { name: null })];
	const whole = someDiagnostics({ pages: [aPage(tiles), aPage(tiles, { frameId: 3 })] });
	const copy = withoutNames(whole);
	expect(JSON.stringify(copy)).not.toContain("Secret");
	expect(copy.pages[1]?.tiles[0]).toEqual({ ...tiles[0], name: null });
	expect(whole.pages[0]?.tiles[0]?.name).toBe("Ana Secret");
});
