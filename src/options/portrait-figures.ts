import * as v from "valibot";

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const portraits = v.object({
	groups: v.array(
		v.object({
			/** "everyone", "gender: female", "skin: dark". */
			group: v.string(),
			people: count,
			happyRises: count,
			happyWhenSmiling: share,
			neutralWhenNeutral: share,
			wronglyNegative: count,
		}),
	),
	steadiness: v.object({ pictures: count, places: count, kept: share, leastKept: share }),
});

/** How a network reads test portraits of people who are neutral, and then smile. */
export type PortraitFigures = v.InferOutput<typeof portraits>;

/**
 * Reads a model's portraits.json.
 *
 * @throws Error in one sentence if it is not sound.
 */
export function readPortraitFigures(text: string): PortraitFigures {
	const result = v.safeParse(portraits, JSON.parse(text));
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new Error(
		`The figures of the test portraits cannot be shown: ${v.getDotPath(issue)}: ${issue.message}.`,
	);
}
