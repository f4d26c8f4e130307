import { exportState } from "../engine/export-state.ts";
import type { ExportRecord } from "../shared/export-record.ts";
import { EXPRESSIONS, type Expression, type Probabilities } from "../shared/expressions.ts";
import type { UnpackedFace } from "../store/pack-seconds.ts";

/**
 * Writes the faces of a session as all exports have them: one record per face and second, without a
 * place. What is named "file" there is the session and the face, so that several sessions fit one table.
 *
 * @param stem Of the session's files.
 * @param notOkay The expressions on the Not-okay side of the two-state view.
 */
export function recordsOfSession(
	stem: string,
	faces: readonly UnpackedFace[],
	names: ReadonlyMap<number, string>,
	notOkay: Expression[],
): ExportRecord[] {
	const files = new Map<number, string>();
	const fileOf = (face: number) => {
		const name = names.get(face);
		const known = files.get(face) ?? `${stem} face ${face}${name === undefined ? "" : ` ${name}`}`;
		files.set(face, known);
		return known;
	};
	return faces.map(({ atMs, face, label, quality, probabilities }) => ({
		file: fileOf(face),
		atMs,
		box: null,
		label,
		probabilities: toFourDecimals(probabilities),
		quality: Number(quality.toFixed(3)),
		state: exportState(probabilities, notOkay),
	}));
}

function toFourDecimals(probabilities: Probabilities): Probabilities {
	const entries = EXPRESSIONS.map((name) => [name, Number(probabilities[name].toFixed(4))]);
	return Object.fromEntries(entries) as Probabilities;
}
