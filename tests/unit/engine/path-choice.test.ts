import { expect, test } from "vitest";
import { PathChoice } from "../../../src/engine/path-choice.ts";

/** Takes `steps` steps, each path costing what `costs` says. */
function take(choice: PathChoice<"a" | "b">, costs: { a: number; b: number }, steps: number[]) {
	return steps.map((atMs) => {
		const path = choice.next(atMs);
		choice.note(path, costs[path], atMs);
		return path;
	});
}
const every = (count: number, stepMs: number, fromMs = 0) =>
	Array.from({ length: count }, (_, i) => fromMs + i * stepMs);

test("each path is tried, then the cheapest is taken", () => {
	const choice = new PathChoice(["a", "b"]);
	expect(take(choice, { a: 3, b: 1 }, every(8, 200))).toEqual([..."abababab"]);
	expect(new Set(take(choice, { a: 3, b: 1 }, every(100, 200, 2000)))).toEqual(new Set(["b"]));
});

test("of equal paths the first is taken", () => {
	const choice = new PathChoice(["a", "b"]);
	take(choice, { a: 1, b: 1 }, every(8, 200));
	expect(choice.next(2000)).toBe("a");
});

test("a single dear step changes nothing", () => {
	const choice = new PathChoice(["a", "b"]);
	take(choice, { a: 1, b: 2 }, every(20, 200));
	choice.note("a", 90, 4100);
	expect(choice.next(4200)).toBe("a");
});

test("a path that has become cheaper is found within some minutes", () => {
	const choice = new PathChoice(["a", "b"]);
	take(choice, { a: 1, b: 2 }, every(10, 200));
	const later = take(choice, { a: 4, b: 2 }, every(1500, 200, 2000));
	expect(later.at(-1)).toBe("b");
	expect(later.filter((path) => path === "a").length).toBeLessThan(30);
});

test("a path that fails is left to the other", () => {
	const choice = new PathChoice(["a", "b"]);
	const taken = take(choice, { a: Number.POSITIVE_INFINITY, b: 9 }, every(200, 200));
	expect(taken.filter((path) => path === "b").length).toBeGreaterThan(190);
});
