import type { Label } from "../shared/expressions.ts";

/** The labels of a stacked chart from the bottom up: what is not certain lies on top of what is. */
export const STACKED = [
	"happy",
	"surprise",
	"neutral",
	"sad",
	"angry",
	"fear",
	"disgust",
	"uncertain",
] as const satisfies Label[];
