import type { Label } from "./expressions.ts";

/** Counts labels; those that are never shown count 0. */
export function countLabels(labels: readonly Label[]): Record<Label, number> {
	const counts: Record<Label, number> = {
		angry: 0,
		disgust: 0,
		fear: 0,
		happy: 0,
		sad: 0,
		surprise: 0,
		neutral: 0,
		uncertain: 0,
	};
	for (const label of labels) counts[label] += 1;
	return counts;
}
