import browser from "webextension-polyfill";
import { localeFor } from "../shared/locales.ts";
import { type Catalogue, type OverlayWords, overlayWords } from "../shared/words.ts";

/**
 * Reads what the overlay says in the chosen language. A content script cannot: the catalogues are
 * not web-accessible, and the browser's own translation knows the browser's language only.
 */
export async function readOverlayWords(language: string): Promise<OverlayWords> {
	const locale = localeFor(language, browser.i18n.getUILanguage());
	const [chosen, english] = await Promise.all([readCatalogue(locale), readCatalogue("en")]);
	return overlayWords(chosen, english);
}

async function readCatalogue(locale: string): Promise<Catalogue> {
	const response = await fetch(browser.runtime.getURL(`_locales/${locale}/messages.json`));
	return (await response.json()) as Catalogue;
}
