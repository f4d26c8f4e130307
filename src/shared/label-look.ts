import type { ShownLabel } from "./expressions.ts";

/** How one label is told apart without reading its word. Paths lie on a 16 by 16 grid. */
export interface LabelLook {
	/** `#rrggbb`. */
	colour: string;
	/** Lines of the face: brows, mouth. Drawn with round ends, `ICON_STROKE` wide. */
	strokes: string;
	/** Filled parts of the face: eyes, open mouths. */
	fills: string;
	/** `face` lies in ink on a disc of the colour; `ring` is drawn in the colour, the disc empty. */
	disc: "face" | "ring";
}

/** The dark ground of labels, and the ink of the faces on their discs. */
export const INK = "#14171d";

export const ICON_STROKE = 1.6;

/** A filled circle as a path. */
const dot = (x: number, y: number, r: number) =>
	`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

const eyes = (y: number, r = 1.1) => dot(5.3, y, r) + dot(10.7, y, r);

/**
 * The colours were searched for, so that any two labels that can be seen together stay apart for
 * normal sight and under full protanopia, deuteranopia and tritanopia (Machado, Oliveira and
 * Fernandes 2009), each readable under and over `INK`. The palette's test states the bounds.
 * Okay and Not okay are never seen together with the seven.
 */
export const LABEL_LOOKS: Readonly<Record<ShownLabel, LabelLook>> = {
	angry: {
		colour: "#f04e37",
		strokes: "M3.3 4.4L6.7 6M12.7 4.4L9.3 6M5.3 11.8h5.4",
		fills: eyes(7.8),
		disc: "face",
	},
	disgust: {
		colour: "#86c98a",
		strokes: "M3.9 5.2L6.3 6.6L3.9 8M12.1 5.2L9.7 6.6L12.1 8M4.8 12.2Q6.6 9.8 11.2 10.8",
		fills: "",
		disc: "face",
	},
	fear: {
		colour: "#a070a6",
		strokes: "M4.3 11.9l1.85-1.5L8 11.9l1.85-1.5 1.85 1.5M3.5 4L6 2.9M12.5 4L10 2.9",
		fills: eyes(6.9, 1.6),
		disc: "face",
	},
	happy: {
		colour: "#fee234",
		strokes: "",
		fills: `${eyes(5.9)}M3.6 8.7h8.8a4.4 4.4 0 0 1-8.8 0z`,
		disc: "face",
	},
	sad: {
		colour: "#6094fa",
		strokes: "M3.5 5.5L6.1 4.2M12.5 5.5L9.9 4.2M5 12.3Q8 9.1 11 12.3",
		fills: eyes(7.5),
		disc: "face",
	},
	surprise: {
		colour: "#79eef9",
		strokes: "M3.7 4Q5.2 2.6 6.6 3.7M12.3 4Q10.8 2.6 9.4 3.7",
		fills: `${eyes(6.5)}M5.9 11.2a2.1 2.4 0 1 0 4.2 0a2.1 2.4 0 1 0 -4.2 0z`,
		disc: "face",
	},
	neutral: {
		colour: "#f5f7ea",
		strokes: "M5.1 10.9h5.8",
		fills: eyes(6.3),
		disc: "face",
	},
	uncertain: {
		colour: "#a9acac",
		strokes: "M5.9 6a2.1 2.1 0 1 1 3.3 1.7C8.3 8.3 8 8.7 8 9.5",
		fills: dot(8, 12, 1),
		disc: "ring",
	},
	okay: {
		colour: "#7cc7ff",
		strokes: "M4.5 9.7Q8 13.3 11.5 9.7",
		fills: eyes(6.2),
		disc: "face",
	},
	notOkay: {
		colour: "#f08a24",
		strokes: "M4.9 12Q8 8.8 11.1 12",
		fills: eyes(6.2),
		disc: "face",
	},
};
