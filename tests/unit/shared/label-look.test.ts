import { expect, test } from "vitest";
import { EXPRESSIONS, type ShownLabel } from "../../../src/shared/expressions.ts";
import { INK, LABEL_LOOKS } from "../../../src/shared/label-look.ts";
import { contrastRatio, distanceFor, SIGHTS } from "../overlay/colour-vision.ts";

/** Labels that can stand on the screen together. */
const SEEN_TOGETHER: ShownLabel[][] = [
	[...EXPRESSIONS, "uncertain"],
	["okay", "notOkay", "uncertain"],
];

/** Two colours 10 apart by CIEDE2000 are plainly different at a glance; the palette keeps 13. */
const LEAST_DISTANCE = 13;

const pairs = SEEN_TOGETHER.flatMap((labels) =>
	labels.flatMap((one, index) => labels.slice(index + 1).map((other) => [one, other] as const)),
);

test.each(SIGHTS.flatMap((sight) => pairs.map(([one, other]) => [sight, one, other] as const)))(
	"under %s sight %s and %s are plainly different colours",
	(sight, one, other) => {
		const distance = distanceFor(sight, LABEL_LOOKS[one].colour, LABEL_LOOKS[other].colour);
		expect(distance).toBeGreaterThan(LEAST_DISTANCE);
	},
);

test.each(Object.entries(LABEL_LOOKS))(
	"the colour of %s reads on ink, and ink on it",
	(_, look) => {
		expect(contrastRatio(look.colour, INK)).toBeGreaterThanOrEqual(4.5);
	},
);

test("no two labels share a colour or a face", () => {
	const looks = Object.values(LABEL_LOOKS);
	expect(new Set(looks.map(({ colour }) => colour)).size).toBe(looks.length);
	expect(new Set(looks.map(({ strokes, fills }) => strokes + fills)).size).toBe(looks.length);
});
