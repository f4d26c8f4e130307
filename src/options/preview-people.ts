import { byExpression, EXPRESSIONS, type Expression, type Label } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";

/** Size of every drawn picture, in its own pixels. */
export const PICTURE = { width: 320, height: 180 } as const;

/** Where the drawn face lies in its picture. */
const FACE_BOX = { x: 125, y: 63, width: 70, height: 70 } as const;

/** Someone drawn for the preview: nobody real. */
export interface DrawnPerson {
	tileId: string;
	look: { wall: string; shirt: string; skin: string; hair: string; mouth: string };
	reading: FaceReading;
}

export const DRAWN_PEOPLE: readonly DrawnPerson[] = [
	{
		tileId: "first",
		look: {
			wall: "#c9d6df",
			shirt: "#3f6f8f",
			skin: "#d9a27e",
			hair: "#3b2a24",
			mouth: "M144 98q16 17 32 0",
		},
		reading: drawnReading(1, "happy", { happy: 0.83, neutral: 0.09 }),
	},
	{
		tileId: "second",
		look: {
			wall: "#e8d9c3",
			shirt: "#7a5c86",
			skin: "#8d5a3c",
			hair: "#1f1a1a",
			mouth: "M146 104q14 -9 28 0",
		},
		reading: drawnReading(2, "sad", { sad: 0.61, neutral: 0.2, fear: 0.08 }),
	},
	{
		tileId: "third",
		look: {
			wall: "#2c3a36",
			shirt: "#b9853f",
			skin: "#f0c8a8",
			hair: "#8a5a2e",
			mouth: "M154 101a6 7 0 1 0 12 0a6 7 0 1 0 -12 0",
		},
		reading: drawnReading(3, "surprise", { surprise: 0.72, fear: 0.13 }),
	},
];

function drawnReading(
	trackId: number,
	label: Label,
	known: Partial<Record<Expression, number>>,
): FaceReading {
	const given = Object.values(known).reduce((sum, part) => sum + part, 0);
	const rest = (1 - given) / (EXPRESSIONS.length - Object.keys(known).length);
	return {
		trackId,
		trackState: "confirmed",
		atMs: 0,
		box: { ...FACE_BOX },
		label,
		probabilities: byExpression((expression) => known[expression] ?? rest),
		quality: 1,
		doubts: [],
	};
}
