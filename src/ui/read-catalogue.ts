import browser from "webextension-polyfill";
import type { Locale } from "../shared/locales.ts";
import type { Catalogue } from "../shared/words.ts";

/** Reads a shipped catalogue. One that cannot be read is empty: English stands in, and the page still works. */
export async function readCatalogue(locale: Locale): Promise<Catalogue> {
	try {
		const response = await fetch(browser.runtime.getURL(`_locales/${locale}/messages.json`));
		return (await response.json()) as Catalogue;
	} catch {
		return {};
	}
}
