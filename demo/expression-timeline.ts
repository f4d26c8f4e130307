import { EXPRESSIONS, type Expression } from "../src/shared/expressions.ts";

/** One expression, held for a time. */
export interface Beat {
	expression: Expression;
	durationMs: number;
}

/** What a face shows at one moment: `from` fading into `to`. */
export interface ExpressionMix {
	from: Expression;
	to: Expression;
	/** 0 is all `from`, 1 is all `to`. */
	blend: number;
}

/** Faces take about half a second from one expression to the next. */
const FADE_MS = 550;

/**
 * Finds what a face that plays `beats` in a circle shows at `atMs`. Each beat begins by fading from
 * the one before it.
 *
 * @param beats At least one, each of a duration above 0.
 * @param atMs Since the circle began; any number not below 0.
 */
export function expressionAt(beats: readonly Beat[], atMs: number): ExpressionMix {
	const wholeMs = beats.reduce((sum, { durationMs }) => sum + durationMs, 0);
	let intoMs = atMs % wholeMs;
	const index = beats.findIndex(({ durationMs }) => {
		if (intoMs < durationMs) return true;
		intoMs -= durationMs;
		return false;
	});
	const to = beats[index]?.expression ?? "neutral";
	const from = beats.at(index - 1)?.expression ?? to;
	const share = Math.min(1, intoMs / FADE_MS);
	return { from, to, blend: share * share * (3 - 2 * share) };
}

/**
 * Reads a script: `happy:3,neutral:2.5` holds happy for 3 seconds, then neutral for 2.5, in a circle.
 *
 * @throws RangeError if an expression is unknown or a time is not above 0.
 */
export function beatsFrom(script: string): Beat[] {
	return script.split(",").map((part) => {
		const [word = "", seconds = "4"] = part.trim().split(":");
		const expression = EXPRESSIONS.find((one) => one === word);
		const durationMs = Number(seconds) * 1000;
		if (expression === undefined || !(durationMs > 0) || !Number.isFinite(durationMs))
			throw new RangeError(
				`script: "${part}" should be an expression and seconds, as in happy:3. Expressions: ${EXPRESSIONS.join(", ")}.`,
			);
		return { expression, durationMs };
	});
}
