import browser, { type Storage } from "webextension-polyfill";
import { SETTINGS_KEY, type Settings } from "../shared/settings.ts";
import { parseSettings } from "../shared/settings-schema.ts";
import { isExtensionAlive } from "./extension-context.ts";

/** Tells the user's settings, now and whenever they change, until `signal` aborts. */
export async function watchSettings(
	onSettings: (settings: Settings) => void,
	signal: AbortSignal,
): Promise<void> {
	const onChanged = (changes: Record<string, Storage.StorageChange>, area: string) => {
		const change = changes[SETTINGS_KEY];
		if (area === "sync" && change !== undefined)
			onSettings(parseSettings(change.newValue).settings);
	};
	browser.storage.onChanged.addListener(onChanged);
	signal.addEventListener("abort", () => {
		if (isExtensionAlive()) browser.storage.onChanged.removeListener(onChanged);
	});
	const stored = await browser.storage.sync.get(SETTINGS_KEY).catch(() => ({}));
	if (!signal.aborted)
		onSettings(parseSettings((stored as Record<string, unknown>)[SETTINGS_KEY]).settings);
}
