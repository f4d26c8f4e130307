import browser, { type Storage } from "webextension-polyfill";
import { type Policy, parsePolicy, underPolicy } from "../shared/policy.ts";
import { SETTINGS_KEY, type Settings } from "../shared/settings.ts";
import { parseSettings } from "../shared/settings-schema.ts";
import { isExtensionAlive } from "./extension-context.ts";

/**
 * Tells the settings that hold, the user's under the managed policy, and that policy: now and whenever
 * either changes, until `signal` aborts.
 */
export async function watchSettings(
	onSettings: (settings: Settings, policy: Policy) => void,
	signal: AbortSignal,
): Promise<void> {
	const tell = async () => {
		const [stored, managed] = await Promise.all([
			browser.storage.sync.get(SETTINGS_KEY).catch((): Record<string, unknown> => ({})),
			// Firefox refuses where no policy is set.
			browser.storage.managed.get(null).catch(() => undefined),
		]);
		if (signal.aborted) return;
		const policy = parsePolicy(managed);
		onSettings(underPolicy(parseSettings(stored[SETTINGS_KEY]).settings, policy), policy);
	};
	const onChanged = (changes: Record<string, Storage.StorageChange>, area: string) => {
		if (area === "managed" || (area === "sync" && SETTINGS_KEY in changes)) void tell();
	};
	browser.storage.onChanged.addListener(onChanged);
	signal.addEventListener("abort", () => {
		if (isExtensionAlive()) browser.storage.onChanged.removeListener(onChanged);
	});
	await tell();
}
