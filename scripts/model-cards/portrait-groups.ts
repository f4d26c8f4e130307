import type { Probabilities } from "../../src/shared/expressions.ts";
import type { PortraitPair } from "./portraits.ts";
import { SKIN_GROUPS } from "./skin-tone.ts";

/** How the people of one group were read; means over people, in [0, 1]. */
export interface PortraitGroup {
	group: string;
	people: number;
	/** For so many the probability of happy is higher smiling than neutral. */
	happyRises: number;
	/** Means of the happy probability, smiling, and of the neutral one, neutral. */
	happyWhenSmiling: number;
	neutralWhenNeutral: number;
	/** Pictures without a label, of two for each person. */
	uncertain: number;
	/** Neutral pictures confidently read as angry, sad, fear or disgust. */
	wronglyNegative: number;
}

const NEGATIVE = ["angry", "sad", "fear", "disgust"] as const satisfies (keyof Probabilities)[];
/** A label above this is a confident one. */
const CONFIDENT = 0.6;

/** Sums portraits up: everyone, and by reported gender, reported ethnicity and measured skin. */
export function portraitGroups(pairs: readonly PortraitPair[]): PortraitGroup[] {
	const by = (kind: "gender" | "ethnicity", values: readonly string[]) =>
		values.map((value) =>
			summary(
				`${kind}: ${value}`,
				pairs.filter((pair) => pair[kind] === value),
			),
		);
	const values = (kind: "gender" | "ethnicity") =>
		[...new Set(pairs.map((pair) => pair[kind]))].sort();
	return [
		summary("everyone", pairs),
		...by("gender", values("gender")),
		...by("ethnicity", values("ethnicity")),
		...SKIN_GROUPS.map((skin) =>
			summary(
				`skin: ${skin}`,
				pairs.filter((pair) => pair.skin === skin),
			),
		),
	].filter(({ people }) => people > 0);
}

function summary(group: string, pairs: readonly PortraitPair[]): PortraitGroup {
	const mean = (of: (pair: PortraitPair) => number) =>
		Number((pairs.reduce((sum, pair) => sum + of(pair), 0) / Math.max(1, pairs.length)).toFixed(3));
	const count = (of: (pair: PortraitPair) => boolean) => pairs.filter(of).length;
	return {
		group,
		people: pairs.length,
		happyRises: count(({ neutral, smiling }) => happy(smiling) > happy(neutral)),
		happyWhenSmiling: mean(({ smiling }) => happy(smiling)),
		neutralWhenNeutral: mean(({ neutral }) => neutral.probabilities.neutral),
		uncertain:
			count(({ neutral }) => neutral.label === "uncertain") +
			count(({ smiling }) => smiling.label === "uncertain"),
		wronglyNegative: count(({ neutral }) =>
			NEGATIVE.some((label) => neutral.label === label && neutral.probabilities[label] > CONFIDENT),
		),
	};
}

const happy = ({ probabilities }: PortraitPair["smiling"]) => probabilities.happy;
