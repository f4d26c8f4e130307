import type { ShownLabel } from "./expressions.ts";

/** How a label is drawn, besides its word: never by colour alone. */
export interface ExpressionLook {
	/** On a dark ground: the overlay's own, and pages in dark mode. */
	onDark: string;
	/** On a light ground. */
	onLight: string;
	/** Features of a face, as an SVG path to stroke (width 1.75, round caps) in a 24 by 24 box, inside a disc of radius 11. */
	icon: string;
}

const DOT_EYES = "M8.5 9.8v.6M15.5 9.8v.6";

/**
 * Colour and icon of each label. Chosen so that any two expressions stay apart for normal sight and
 * under full protanopia, deuteranopia and tritanopia (CIE 1976 colour difference of at least 24 on
 * dark, 14 on light), and so that each stands out from its ground by at least 3 to 1.
 *
 * @see Machado, Oliveira and Fernandes 2009, A Physiologically-based Model for Simulation of Color
 * Vision Deficiency
 */
export const EXPRESSION_LOOK: Readonly<Record<ShownLabel, ExpressionLook>> = {
	angry: {
		onDark: "#f0593a",
		onLight: "#d95f4b",
		icon: "M6.6 7.2l3.2 1.9M17.4 7.2l-3.2 1.9M8.5 11v.5M15.5 11v.5M8.3 17c1-1.2 2.2-1.7 3.7-1.7s2.7.5 3.7 1.7",
	},
	disgust: {
		onDark: "#c8f58c",
		onLight: "#1f6a10",
		icon: "M6.8 8.8l2.9 1.4-2.9 1.2M17.2 8.8l-2.9 1.4 2.9 1.2M7.2 16.2c1-1.5 2.1-1.5 3.2 0s2.1 1.5 3.2 0 2.1-1.5 3.2 0",
	},
	fear: {
		onDark: "#b83df5",
		onLight: "#9a5bda",
		icon: "M6.6 7.6l2.8-1.5M17.4 7.6l-2.8-1.5M8.5 10.2v.6M15.5 10.2v.6M7.8 17l1.4-1.8 1.4 1.8 1.4-1.8 1.4 1.8 1.4-1.8 1.4 1.8",
	},
	happy: {
		onDark: "#fcd42e",
		onLight: "#bb800f",
		icon: "M7 10.4c.7-1.3 2.3-1.3 3 0M14 10.4c.7-1.3 2.3-1.3 3 0M7.2 14.2c1 2.2 2.7 3.4 4.8 3.4s3.8-1.2 4.8-3.4",
	},
	sad: {
		onDark: "#5b9be0",
		onLight: "#0a47c9",
		icon: "M6.6 8l2.6-1.4M17.4 8l-2.6-1.4M8.5 10.4v.6M15.5 10.4v.6M7.6 17.4c1-1.9 2.5-2.8 4.4-2.8s3.4.9 4.4 2.8",
	},
	surprise: {
		onDark: "#6af5e6",
		onLight: "#0b95a5",
		icon: `M6.9 6.9c.8-.9 2.3-.9 3.1 0M14 6.9c.8-.9 2.3-.9 3.1 0${DOT_EYES}M10 15.9a2 2.2 0 1 0 4 0 2 2.2 0 1 0-4 0`,
	},
	neutral: {
		onDark: "#83888f",
		onLight: "#45484e",
		icon: `${DOT_EYES}M8.2 15.6h7.6`,
	},
	uncertain: {
		onDark: "#a9b0ba",
		onLight: "#767d88",
		icon: "M9.2 9.4a2.9 2.9 0 1 1 4.4 2.5c-1.1.7-1.6 1.2-1.6 2.4M12 17.4v.1",
	},
	okay: {
		onDark: "#5cc8ff",
		onLight: "#0a6fb8",
		icon: "M7.2 12.6l3.3 3.3 6.3-7.2",
	},
	notOkay: {
		onDark: "#ff9a3c",
		onLight: "#b4540a",
		icon: "M12 6.8v6.4M12 17v.1",
	},
};
