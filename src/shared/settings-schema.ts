import {
	array,
	check,
	type GenericSchema,
	integer,
	maxValue,
	minValue,
	number,
	picklist,
	pipe,
	record,
	safeParse,
	string,
	boolean as truth,
	unknown,
} from "valibot";
import { CONSENT_KEY, parseConsent } from "./consent.ts";
import { EXPRESSIONS } from "./expressions.ts";
import { LOCALE_NAMES } from "./locales.ts";
import { DEFAULT_SETTINGS, KEEP_DAYS_KEY, MODELS, type Settings } from "./settings.ts";

/** The settings with a few fixed choices. */
export type ChoiceSetting = {
	[Setting in keyof Settings]: Settings[Setting] extends string ? Setting : never;
}[keyof Settings];

/** Every value a setting of fixed choices can take, in the order a page offers them. */
export const CHOICES: { readonly [Setting in ChoiceSetting]: readonly Settings[Setting][] } = {
	labelSet: ["seven", "five", "two"],
	style: ["chip", "bars", "dot"],
	barCount: ["three", "all"],
	position: ["face", "corner"],
	who: ["everyone", "self", "others"],
	smoothing: ["steady", "balanced", "quick"],
	model: ["auto", ...MODELS],
	rate: ["gentle", "balanced", "eager"],
	language: ["auto", ...LOCALE_NAMES],
};

/** Narrowest face that may be asked for, and widest, in pixels of the tile's picture. */
export const FACE_PX = { least: 16, most: 200 } as const;

/** Fewest faces that may be summed up as a room, and most that may be waited for. */
export const ROOM_FACES = { least: 3, most: 20 } as const;

/** Shortest and longest time for which a room may count whoever is out of sight, in seconds. */
export const ROOM_MEMORY_SECONDS = { least: 10, most: 300 } as const;

/** Shortest and longest time after which a tile may be listed, in seconds. */
export const ATTENTION_SECONDS = { least: 10, most: 300 } as const;

/** For how many days a session may be kept. */
export const KEEP_DAYS = { least: 1, most: 3650, offered: [7, 30, 90, 365] } as const;

type FieldSchemas = { [Field in keyof Settings]: GenericSchema<unknown, Settings[Field]> };

const FIELDS: FieldSchemas = {
	labelSet: picklist(CHOICES.labelSet),
	notOkay: pipe(
		array(picklist(EXPRESSIONS)),
		check((chosen) => new Set(chosen).size === chosen.length),
	),
	style: picklist(CHOICES.style),
	barCount: picklist(CHOICES.barCount),
	position: picklist(CHOICES.position),
	who: picklist(CHOICES.who),
	minFacePx: wholeNumberIn(FACE_PX),
	smoothing: picklist(CHOICES.smoothing),
	boxes: truth(),
	room: truth(),
	roomMinFaces: wholeNumberIn(ROOM_FACES),
	roomMemorySeconds: wholeNumberIn(ROOM_MEMORY_SECONDS),
	attention: truth(),
	attentionSeconds: wholeNumberIn(ATTENTION_SECONDS),
	model: picklist(CHOICES.model),
	rate: picklist(CHOICES.rate),
	keepHistory: truth(),
	keepNames: truth(),
	keepDays: wholeNumberIn(KEEP_DAYS),
	language: picklist(CHOICES.language),
};

const WHOLE = record(string(), unknown());

/** One thing about stored settings that was set aside. `field` is null when it was all of them. */
export type SettingsProblem =
	| { kind: "invalid"; field: keyof Settings | null }
	| { kind: "unknown"; field: string };

export interface ParsedSettings {
	settings: Settings;
	problems: SettingsProblem[];
}

/** The settings that something really has, which may be few. */
export interface GivenSettings {
	given: Partial<Settings>;
	problems: SettingsProblem[];
}

/** What this machine knows of the user's choices by itself. */
export type Remembered = Partial<Pick<Settings, "who" | "keepDays">>;

/** What `storage.local` has under these is what `parseRemembered` reads. */
export const REMEMBERED_KEYS = [CONSENT_KEY, KEEP_DAYS_KEY];

/** Reads whose faces the user has agreed to have read, and for how long sessions were last said to be kept. */
export function parseRemembered(local: Readonly<Record<string, unknown>>): Remembered {
	const who = parseConsent(local[CONSENT_KEY])?.who;
	const { keepDays } = parseGivenSettings({ keepDays: local[KEEP_DAYS_KEY] }).given;
	return { ...(who !== undefined && { who }), ...(keepDays !== undefined && { keepDays }) };
}

/**
 * Reads settings from anything: storage, another version's. Field by field, a value that is missing or
 * not one of this version's becomes its default; nothing is ever thrown.
 *
 * @param stored `undefined` and missing fields are no problem: they were never set.
 * @param remembered Stands where `stored` does not say.
 * @returns Complete settings, and what was set aside.
 */
export function parseSettings(stored: unknown, remembered: Remembered = {}): ParsedSettings {
	const { given, problems } = parseGivenSettings(stored);
	const notOkay = [...DEFAULT_SETTINGS.notOkay];
	return { settings: { ...DEFAULT_SETTINGS, notOkay, ...remembered, ...given }, problems };
}

/** Reads as `parseSettings` does, but adds nothing that is not there. */
export function parseGivenSettings(stored: unknown): GivenSettings {
	const given: Partial<Settings> = {};
	if (stored === undefined) return { given, problems: [] };
	const whole = safeParse(WHOLE, stored);
	if (!whole.success || Array.isArray(stored))
		return { given, problems: [{ kind: "invalid", field: null }] };
	const problems: SettingsProblem[] = [];
	for (const [field, value] of Object.entries(whole.output)) {
		if (!isField(field)) problems.push({ kind: "unknown", field });
		else if (!take(given, field, value)) problems.push({ kind: "invalid", field });
	}
	return { given, problems };
}

/**
 * For how many days sessions are kept, by the stored settings; null where they do not say it so that it can be
 * relied on: what is erased does not come back.
 */
export function keepDaysOf(stored: unknown, remembered: Remembered): number | null {
	const { settings, problems } = parseSettings(stored, remembered);
	const isDoubtful = problems.some(({ field }) => field === null || field === "keepDays");
	return isDoubtful ? null : settings.keepDays;
}

function wholeNumberIn({ least, most }: { least: number; most: number }) {
	return pipe(number(), integer(), minValue(least), maxValue(most));
}

function isField(name: string): name is keyof Settings {
	return Object.hasOwn(FIELDS, name);
}

function take<Field extends keyof Settings>(
	given: Partial<Settings>,
	field: Field,
	value: unknown,
): boolean {
	const schema: GenericSchema<unknown, Settings[Field]> = FIELDS[field];
	const parsed = safeParse(schema, value);
	if (parsed.success) given[field] = parsed.output;
	return parsed.success;
}
