import { exportState } from "../engine/export-state.ts";
import type { ExportRecord } from "../shared/export-record.ts";
import { byExpression, type Expression } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";

/**
 * Writes a reading as the exports have it: pixels whole, probabilities to four decimals, quality to three.
 *
 * @param atMs Milliseconds from the start of the video or recording; 0 for pictures.
 * @param notOkay The expressions on the Not-okay side of the two-state view.
 */
export function recordFromReading(
	file: string,
	atMs: number,
	{ box, label, probabilities, quality }: FaceReading,
	notOkay: Expression[],
): ExportRecord {
	return {
		file,
		atMs: Math.round(atMs),
		box: {
			x: Math.round(box.x),
			y: Math.round(box.y),
			width: Math.round(box.width),
			height: Math.round(box.height),
		},
		label,
		probabilities: byExpression((name) => rounded(probabilities[name], 4)),
		quality: rounded(quality, 3),
		state: exportState(probabilities, notOkay),
	};
}

function rounded(value: number, decimals: number): number {
	return Number(value.toFixed(decimals));
}
