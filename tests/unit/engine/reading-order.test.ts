import fc from "fast-check";
import { expect, test } from "vitest";
import { inReadingOrder } from "../../../src/engine/reading-order.ts";
import { squareBox } from "../../fixtures/detected-face.ts";

const at = (name: string, x: number, y: number, side = 100) => ({
	name,
	box: squareBox(x, y, side),
});
const namesOf = (things: ReturnType<typeof at>[]) =>
	inReadingOrder(things)
		.map(({ name }) => name)
		.join(" ");

test("a class photograph is read row by row, though heads are not in line", () => {
	const back = [at("a1", 60, 100), at("a2", 200, 70), at("a3", 340, 120), at("a4", 480, 90)];
	const front = [at("b1", 130, 230), at("b2", 270, 260), at("b3", 410, 215)];
	expect(namesOf([...front, ...back].reverse())).toBe("a1 a2 a3 a4 b1 b2 b3");
});

test("two side by side are read from the left, also where one is taller", () => {
	expect(namesOf([at("right", 400, 100), at("left", 100, 150)])).toBe("left right");
});

test("who is nearer is in the row of those beside them", () => {
	expect(namesOf([at("near", 300, 180, 220), at("far", 80, 120, 110)])).toBe("far near");
});

test("a row that leans is one row still", () => {
	const leaning = Array.from({ length: 3 }, (_, place) =>
		at(`${place}`, 500 - place * 120, place * 40),
	);
	expect(namesOf(leaning)).toBe("2 1 0");
});

test("whatever the order they come in, the same faces are in the same order, none lost", () => {
	const faces = fc.uniqueArray(
		fc.record({ x: fc.integer({ max: 2000, min: 0 }), y: fc.integer({ max: 2000, min: 0 }) }),
		{ selector: ({ x, y }) => `${x} ${y}`, maxLength: 30 },
	);
	fc.assert(
		fc.property(faces, (places) => {
			const things = places.map(({ x, y }) => at(`${x} ${y}`, x, y));
			const ordered = inReadingOrder(things);
			expect(new Set(ordered)).toEqual(new Set(things));
			expect(inReadingOrder([...things].reverse())).toEqual(ordered);
		}),
	);
});
