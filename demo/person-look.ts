import type { Expression } from "../src/shared/expressions.ts";
import type { Beat } from "./expression-timeline.ts";

/** CSS colours of a face from its shadows to its lights. */
export interface SkinTone {
	dark: Rgb;
	shade: Rgb;
	skin: Rgb;
	light: Rgb;
}

export type Rgb = readonly [red: number, green: number, blue: number];
export type HairStyle = "short" | "long" | "bob" | "bun" | "cropped";

/** All that tells one participant of the demo from another. */
export interface PersonLook {
	name: string;
	/** Which of the six composite people, from 1. */
	face: number;
	skin: SkinTone;
	hair: HairStyle;
	hairColour: string;
	clothes: string;
	room: number;
	/** Shown as in a mirror, so that two of the same face differ. */
	flipped: boolean;
	muted: boolean;
	beats: Beat[];
}

const SKINS: readonly SkinTone[] = [
	{ dark: [34, 18, 14], shade: [150, 98, 74], skin: [216, 166, 136], light: [255, 246, 238] },
	{ dark: [28, 15, 12], shade: [112, 70, 50], skin: [172, 120, 88], light: [255, 242, 230] },
	{ dark: [38, 22, 20], shade: [168, 118, 98], skin: [232, 190, 166], light: [255, 250, 246] },
	{ dark: [20, 11, 10], shade: [74, 46, 35], skin: [124, 84, 64], light: [250, 236, 224] },
	{ dark: [36, 21, 14], shade: [148, 104, 70], skin: [210, 168, 128], light: [255, 246, 232] },
];

const HAIR_COLOURS = ["#2a211d", "#15110f", "#6b4a2d", "#3d2a1f", "#a27a46", "#77726d"];
const CLOTHES = ["#3e5c76", "#7a4b4b", "#4d6b57", "#6a5a82", "#8a6d3b", "#43474f", "#2f6f73"];

/** Face, skin, hair style and hair colour that go together; the composites bring some of each along. */
const FIRST: readonly [face: number, skin: number, hair: HairStyle, colour: number][] = [
	[1, 2, "long", 2],
	[2, 1, "short", 1],
	[6, 0, "bob", 4],
	[4, 3, "cropped", 1],
	[3, 4, "bun", 0],
	[5, 2, "short", 3],
];

const NAMES =
	`Amara Bastien Chiara Dmitri Elif Femi Grace Hiro Ines Jonas Kavya Liam Mei Nadia Omar Priya
Quentin Rosa Sven Tala Uma Viktor Wanjiru Ximena Yusuf Zoe`.split(/\s+/);

/** Beginnings differ, so that a call at any moment shows several expressions. */
const STORIES: readonly (readonly Expression[])[] = [
	["happy", "neutral", "surprise", "happy"],
	["neutral", "happy", "neutral", "sad"],
	["surprise", "happy", "neutral", "angry"],
	["neutral", "angry", "neutral", "happy"],
	["sad", "neutral", "happy", "surprise"],
	["happy", "fear", "neutral", "disgust"],
];

/** The look of the participant who joins as number `index`, from 0; the same each time. */
export function personLook(index: number): PersonLook {
	const [face, skin, hair, colour] = pick(FIRST, index);
	const round = Math.floor(index / FIRST.length);
	const story = pick(STORIES, index + round);
	return {
		name: nameOf(index),
		face,
		skin: pick(SKINS, skin + round),
		hair,
		hairColour: pick(HAIR_COLOURS, colour + round),
		clothes: pick(CLOTHES, index + round),
		room: index,
		flipped: round % 2 === 1,
		muted: index % 3 === 1,
		beats: story.map((expression, step) => ({
			expression,
			durationMs: 4500 + ((index * 37 + step * 53) % 40) * 60,
		})),
	};
}

function nameOf(index: number): string {
	const name = pick(NAMES, index);
	return index < NAMES.length ? name : `${name} ${Math.floor(index / NAMES.length) + 1}`;
}

function pick<T>(list: readonly T[], index: number): T {
	const item = list[index % list.length];
	if (item === undefined) throw new RangeError("nothing to pick from");
	return item;
}
