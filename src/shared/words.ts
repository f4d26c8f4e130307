import { type Locale, languageTag } from "./locales.ts";

/** A message catalogue as browsers define it (`_locales/<locale>/messages.json`). */
export type Catalogue = Record<
	string,
	{ message: string; description?: string; placeholders?: Record<string, { content: string }> }
>;

/** What takes the place of each `$name$` in a message. */
export type WordValues = Readonly<Record<string, string | number>>;

/** Everything the product says, in one language. */
export interface Words {
	/** BCP 47, for the page's `lang` attribute. */
	readonly language: string;
	has(key: string): boolean;
	/** The sentence of `key` with its placeholders filled; the key itself where no catalogue has it. */
	say(key: string, values?: WordValues): string;
	/** The form of `key` that fits a count (`key_one`, `key_other`), with `$count$` and whatever else filled in. */
	count(key: string, count: number, values?: WordValues): string;
	/** A fraction in [0, 1] as a whole percentage. */
	percent(fraction: number): string;
	/** A number with so many digits after its decimal sign. */
	decimal(value: number, digits: number): string;
	/** Several things as one phrase: "a, b, c". */
	list(items: readonly string[]): string;
}

const PLACEHOLDER = /\$(\w+)\$/g;

/**
 * Makes the words of one locale.
 *
 * @param catalogue That locale's messages.
 * @param fallback The English messages: what the first one lacks is said in English.
 */
export function createWords(locale: Locale, catalogue: Catalogue, fallback: Catalogue): Words {
	const language = languageTag(locale);
	const plural = new Intl.PluralRules(language);
	const percentage = new Intl.NumberFormat(language, { style: "percent" });
	const number = new Intl.NumberFormat(language);
	const enumeration = new Intl.ListFormat(language, { type: "conjunction", style: "narrow" });
	const find = (key: string) =>
		(Object.hasOwn(catalogue, key) ? catalogue[key] : undefined)?.message ??
		(Object.hasOwn(fallback, key) ? fallback[key] : undefined)?.message;
	const shown = (value: string | number) =>
		typeof value === "number" ? number.format(value) : value;
	const say = (key: string, values: WordValues = {}) =>
		(find(key) ?? key).replace(PLACEHOLDER, (whole, name: string) => {
			const value = Object.hasOwn(values, name) ? values[name] : undefined;
			return value === undefined ? whole : shown(value);
		});
	return {
		language,
		say,
		has: (key) => find(key) !== undefined,
		count: (key, count, values = {}) => {
			const form = `${key}_${plural.select(count)}`;
			return say(find(form) === undefined ? `${key}_other` : form, { count, ...values });
		},
		percent: (fraction) => percentage.format(fraction),
		decimal: (value, digits) =>
			value.toLocaleString(language, {
				minimumFractionDigits: digits,
				maximumFractionDigits: digits,
			}),
		list: (items) => enumeration.format(items),
	};
}

/** The words a meeting page needs: labels, doubts, the overlay's own and the room's, by key. */
export type OverlayWords = Record<string, string>;

const OVERLAY_KEY = /^(label|looks|doubt|overlay|room)_/;

/** Picks what the overlay says, so that a content script need not carry a whole catalogue. */
export function overlayWords(catalogue: Catalogue, fallback: Catalogue): OverlayWords {
	return Object.fromEntries(
		Object.entries({ ...fallback, ...catalogue })
			.filter(([key]) => OVERLAY_KEY.test(key))
			.map(([key, { message }]) => [key, message]),
	);
}

/** Makes whole words again of those that a meeting page was sent. */
export function wordsFromOverlay(locale: Locale, words: OverlayWords): Words {
	const entries = Object.entries(words).map(([key, message]) => [key, { message }]);
	return createWords(locale, Object.fromEntries(entries), {});
}
