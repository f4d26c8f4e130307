/** The languages whose words are shipped, each by its own name, under the names `_locales` uses. */
export const LOCALES = {
	en: "English",
	de: "Deutsch",
	fr: "Français",
	es: "Español",
	zh_CN: "简体中文",
	ja: "日本語",
} as const;

export type Locale = keyof typeof LOCALES;

export const LOCALE_NAMES = Object.keys(LOCALES) as Locale[];

/** A locale as the web writes it (BCP 47): `zh-CN` for `zh_CN`. */
export const languageTag = (locale: Locale): string => locale.replace("_", "-");

/**
 * Picks the shipped locale for a choice of language.
 *
 * @param language The user's choice: a shipped locale, or `auto`.
 * @param browserLanguage The browser's own language as a BCP 47 tag, such as `de-AT`; counts for `auto`.
 * @returns The shipped locale that fits best; English when none does.
 */
export function localeFor(language: string, browserLanguage: string): Locale {
	const wanted = (language === "auto" ? browserLanguage : language).replace("-", "_");
	const baseOf = (name: string) => name.split("_")[0]?.toLowerCase();
	return (
		LOCALE_NAMES.find((locale) => locale.toLowerCase() === wanted.toLowerCase()) ??
		LOCALE_NAMES.find((locale) => baseOf(locale) === baseOf(wanted)) ??
		"en"
	);
}
