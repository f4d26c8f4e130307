import type { Settings } from "../../src/shared/settings.ts";
import { CHOICES } from "../../src/shared/settings-schema.ts";
import {
	changesInMinute,
	delaysOf,
	quantileOf,
	recordedFaces,
	turnsAmong,
	turnsOfPeople,
} from "./recorded-labels.ts";

/** How calm labels are, and how soon they follow, at one setting of the smoothing and one rate. */
export interface CalmFigures {
	smoothing: Settings["smoothing"];
	readingsPerSecond: number;
	/** Label changes in 60 seconds on a still face with camera noise: of portraits the most of any, */
	portraitsMost: number;
	/** and of faces from everywhere the share that changes at most once, and the most of any. */
	othersCalmShare: number;
	othersMost: number;
	/** From a real change of expression to the label: people who smile or stop, and unrelated faces. */
	smileP50Ms: number;
	smileP95Ms: number;
	turnP50Ms: number;
	turnP95Ms: number;
}

const RATES = [5, 2];

/** Plays the recorded faces through tracking, smoothing and hysteresis. It needs no browser. */
export function calmFigures(): CalmFigures[] {
	const portraits = recordedFaces("portraits");
	const others = recordedFaces("still-faces");
	const smiles = turnsOfPeople(portraits);
	const turns = turnsAmong(others);
	return CHOICES.smoothing.flatMap((smoothing) =>
		RATES.map((readingsPerSecond): CalmFigures => {
			const stepMs = 1000 / readingsPerSecond;
			const changesOf = (face: (typeof others)[number]) =>
				changesInMinute(face, (frame) => frame * stepMs, smoothing);
			const changes = others.map(changesOf);
			const ofSmiles = delaysOf(smiles, stepMs, smoothing);
			const ofTurns = delaysOf(turns, stepMs, smoothing);
			return {
				smoothing,
				readingsPerSecond,
				portraitsMost: Math.max(...portraits.map(changesOf)),
				othersCalmShare: changes.filter((count) => count <= 1).length / changes.length,
				othersMost: Math.max(...changes),
				smileP50Ms: quantileOf(ofSmiles, 0.5),
				smileP95Ms: quantileOf(ofSmiles, 0.95),
				turnP50Ms: quantileOf(ofTurns, 0.5),
				turnP95Ms: quantileOf(ofTurns, 0.95),
			};
		}),
	);
}
