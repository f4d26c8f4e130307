import { effect, signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { localeFor } from "../shared/locales.ts";
import { createWords, type Words } from "../shared/words.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { settings } from "./settings-signal.ts";

/** What the pages say, in the language the user chose. */
export const words = signal<Words>(createWords("en", {}, {}));

/** Loads the words of the chosen language, and again whenever the choice changes. */
export async function loadWords(): Promise<void> {
	const english = await readCatalogue("en");
	await new Promise<void>((loaded) => {
		effect(() => {
			const locale = localeFor(settings.value.language, browser.i18n.getUILanguage());
			void readCatalogue(locale).then((catalogue) => {
				const isCurrent =
					localeFor(settings.value.language, browser.i18n.getUILanguage()) === locale;
				if (isCurrent) words.value = createWords(locale, catalogue, english);
				loaded();
			});
		});
	});
}
