/** The seven expressions of FER2013, in the data set's own order. What a face shows, never what a person feels. */
export const EXPRESSIONS = [
	"angry",
	"disgust",
	"fear",
	"happy",
	"sad",
	"surprise",
	"neutral",
] as const;

export type Expression = (typeof EXPRESSIONS)[number];

/** What a person is shown: an expression, or that the picture does not support one. */
export type Label = Expression | "uncertain";

/** One number in [0, 1] per expression, summing to 1. */
export type Probabilities = Record<Expression, number>;

/** One value for each expression, in their order. */
export function byExpression<Value>(
	choose: (expression: Expression) => Value,
): Record<Expression, Value> {
	const entries = EXPRESSIONS.map((expression) => [expression, choose(expression)]);
	return Object.fromEntries(entries) as Record<Expression, Value>;
}

/** The two sides of the two-state view: Okay, and Not okay. */
export type Side = "okay" | "notOkay";

/** One row of the label set the user chose: an expression, or a side of the two-state view. */
export type ShownKey = Expression | Side;

/** What a tile says in the label set the user chose. */
export type ShownLabel = ShownKey | "uncertain";

/** How much of the time in which faces were seen one label took. */
export interface LabelShare {
	label: Label;
	/** In (0, 1]; all shares sum to 1. */
	share: number;
}
