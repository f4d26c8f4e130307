import { byExpression, EXPRESSIONS, type Probabilities } from "../shared/expressions.ts";
import type { Card, HeadName } from "./card.ts";
import { softmax } from "./softmax.ts";

/**
 * Reads one head of the network.
 *
 * @param logits All outputs of the network for one face.
 * @returns One probability per label of the head, in its order, summing to 1.
 */
export function headProbabilities(
	logits: ArrayLike<number>,
	card: Pick<Card, "heads">,
	head: HeadName,
): number[] {
	const { labels, offset, temperature } = card.heads[head];
	return softmax(Array.from(logits).slice(offset, offset + labels.length), temperature);
}

/**
 * Turns the network's outputs into what people are shown: the calibrated probabilities of the shown
 * head, labels outside the seven expressions (contempt, too rare to be learned) left out, the rest
 * scaled to sum to 1.
 *
 * @param logits All outputs of the network for one face.
 */
export function shownProbabilities(
	logits: ArrayLike<number>,
	card: Pick<Card, "heads" | "shown">,
): Probabilities {
	const { labels } = card.heads[card.shown];
	const all = headProbabilities(logits, card, card.shown);
	const kept = byExpression((expression) => all[labels.indexOf(expression)] ?? 0);
	const total = EXPRESSIONS.reduce((sum, expression) => sum + kept[expression], 0);
	// An expression the head is blind to by underflow of all seven: none can be told from another.
	return byExpression((expression) =>
		total > 0 ? kept[expression] / total : 1 / EXPRESSIONS.length,
	);
}
