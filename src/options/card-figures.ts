import * as v from "valibot";
import { type Card, parseCard } from "../engine/card.ts";

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const figures = v.object({
	n: v.number(),
	accuracy: share,
	interval: v.optional(v.tuple([share, share])),
	recall: v.record(v.string(), share),
	ece: share,
});
const metrics = v.object({
	/** The split that chose nothing, under FER2013's labels, and under the majority of FER+'s ten people. */
	privateTest: v.object({ ...figures.entries, plus: figures }),
	/** The split the disturbed pictures come from. */
	publicTest: v.object({ n: v.number(), plus: v.object({ n: v.number() }) }),
	/** By what was done to each picture, "low light"; under both sets of labels. */
	stress: v.record(v.string(), v.object({ accuracy: share, plus: share })),
});
const trained = v.object({ date: v.string() });
const data = v.array(v.object({ name: v.string(), source: v.string(), licence: v.string() }));

/** How well a network did on one set of labels; shares are fractions. */
export type Figures = v.InferOutput<typeof figures>;

/** A share of pictures, and of how many. */
export interface ShareOf {
	share: number;
	n: number;
}

/** How well a network did where every picture was disturbed in one way. */
export interface StressFigures {
	/** As the card writes it: "low light". */
	name: string;
	fer: ShareOf;
	plus: ShareOf;
}

/** What a model's card says to people. */
export interface CardFigures {
	description: string;
	bytes: number;
	parameters: number;
	/** As the card writes it: 2026-11-20. */
	date: string;
	fer: Figures;
	plus: Figures;
	stress: StressFigures[];
	data: v.InferOutput<typeof data>;
	licence: string;
}

/**
 * Reads what a model card says to people.
 *
 * @param text The content of a card.json.
 * @throws Error in one sentence if the card is not sound, or lacks a figure.
 */
export function readCardFigures(text: string): CardFigures {
	const card: Card = parseCard(text);
	const { privateTest, publicTest, stress } = read(metrics, card.metrics, "metrics");
	return {
		description: card.description,
		bytes: card.weights.bytes,
		parameters: card.cost.parameters,
		date: read(trained, card.trained, "trained").date,
		fer: privateTest,
		plus: privateTest.plus,
		stress: Object.entries(stress).map(([name, { accuracy, plus }]) => ({
			name,
			fer: { share: accuracy, n: publicTest.n },
			plus: { share: plus, n: publicTest.plus.n },
		})),
		data: read(data, card.data, "data"),
		licence: card.licence,
	};
}

function read<Schema extends v.GenericSchema>(schema: Schema, value: unknown, part: string) {
	const result = v.safeParse(schema, value);
	if (result.success) return result.output as v.InferOutput<Schema>;
	const [issue] = result.issues;
	const place = v.getDotPath(issue);
	throw new Error(
		`The model card cannot be shown: ${[part, place].filter(Boolean).join(".")}: ${issue.message}.`,
	);
}
