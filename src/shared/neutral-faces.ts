/**
 * @file Personal neutral faces: how a person's face looks at rest, learned when the user asks for it
 * and used from then on. Kept in `storage.local` under `NEUTRAL_FACES_KEY`: on this machine only, as
 * seven numbers per person. Nobody is recognised: a face goes by the tile it is on.
 */
import {
	boolean,
	finite,
	type GenericSchema,
	integer,
	maxValue,
	minValue,
	number,
	object,
	pipe,
	record,
	safeParse,
	string,
	unknown,
} from "valibot";
import { byExpression, type Expression } from "./expressions.ts";

/**
 * One person's neutral face, as the network sees it: for each expression the natural logarithm of its
 * average odds against a plain neutral face. All zero is a face that the network sees as neutral.
 */
export type Baseline = Readonly<Record<Expression, number>>;

/** A shift never goes farther: odds change by at most e to this, or a smile could no longer be seen. */
export const MAX_SHIFT = 2;

/** Every neutral face that is kept, and whether they are used. */
export interface NeutralFaces {
	isUsed: boolean;
	/** By `neutralKey`. */
	faces: Readonly<Record<string, Baseline>>;
}

/** What was stored, as far as it can be relied on. */
export interface ParsedNeutralFaces extends NeutralFaces {
	/** How many of the stored faces were set aside as broken; everything unreadable counts as one. */
	broken: number;
}

/** Where a neutral face stands for one tile. Absent where there is none. */
export type NeutralFaceState =
	/** Readings are shifted by it; or it is kept, but switched off or not alone on its tile. */
	| { state: "used" | "kept" }
	/** `share` is how much of the measuring is done, in [0, 1]. */
	| { state: "learning"; share: number }
	| { state: "failed"; reason: "unseen" | "changing" };

export const NEUTRAL_FACES_KEY = "neutralFaces";

/** The viewer's own face, on whatever platform and before Analyse's webcam. */
export const OWN_FACE = "self";

const NONE: NeutralFaces = { isUsed: false, faces: {} };

const SHIFT = pipe(number(), finite(), minValue(-MAX_SHIFT), maxValue(MAX_SHIFT));
/** One neutral face, as it comes from storage or another room. */
export const BASELINE_SCHEMA: GenericSchema<unknown, Baseline> = object(byExpression(() => SHIFT));
/** All of them, as one room tells another. */
export const PARSED_NEUTRAL_FACES: GenericSchema<unknown, ParsedNeutralFaces> = object({
	isUsed: boolean(),
	faces: record(string(), BASELINE_SCHEMA),
	broken: pipe(number(), integer(), minValue(0)),
});
const WHOLE = object({ isUsed: boolean(), faces: record(string(), unknown()) });

/**
 * Names the person of a tile: the user, or platform and name as the page shows them.
 *
 * @returns Null where the page gives no name: nothing could be found again.
 */
export function neutralKey(
	platform: string,
	{ isSelf, name }: { isSelf: boolean; name: string | null },
): string | null {
	if (isSelf) return OWN_FACE;
	return name === null ? null : `${platform}/${name}`;
}

/** The platform and name in a key; null for the user's own. */
export function personOfKey(key: string): { platform: string; name: string } | null {
	const end = key.indexOf("/");
	return end < 0 ? null : { platform: key.slice(0, end), name: key.slice(end + 1) };
}

/** Reads stored neutral faces: what is broken counts as not there, and is counted. Nothing is thrown. */
export function parseNeutralFaces(stored: unknown): ParsedNeutralFaces {
	if (stored === undefined) return { ...NONE, broken: 0 };
	const whole = safeParse(WHOLE, stored);
	if (!whole.success) return { ...NONE, broken: 1 };
	const { isUsed, faces } = whole.output;
	const parsed = Object.entries(faces).map(
		([key, face]) => [key, safeParse(BASELINE_SCHEMA, face)] as const,
	);
	const sound = parsed.flatMap(([key, face]) =>
		face.success ? [[key, face.output] as const] : [],
	);
	return { isUsed, faces: Object.fromEntries(sound), broken: parsed.length - sound.length };
}

/** The same with one more, or another in its place. Who has a face measured wants it used. */
export function withNeutralFace(
	{ faces }: NeutralFaces,
	key: string,
	face: Baseline,
): NeutralFaces {
	return { isUsed: true, faces: { ...faces, [key]: face } };
}

/** The same without one; the last one forgotten switches all off. */
export function withoutNeutralFace({ isUsed, faces }: NeutralFaces, key: string): NeutralFaces {
	const { [key]: _, ...others } = faces;
	return { isUsed: isUsed && Object.keys(others).length > 0, faces: others };
}
