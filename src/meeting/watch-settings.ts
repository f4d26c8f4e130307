import browser, { type Storage } from "webextension-polyfill";
import { CONSENT_KEY } from "../shared/consent.ts";
import { type Policy, parsePolicy, underPolicy } from "../shared/policy.ts";
import { SETTINGS_KEY, type Settings } from "../shared/settings.ts";
import { parseRemembered, parseSettings } from "../shared/settings-schema.ts";
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
		const [settings, managed] = await Promise.all([
			// Nobody knows then whose faces the user wants read: no more than their own are.
			readSettings().catch(() => parseSettings(undefined).settings),
			// Firefox refuses where no policy is set.
			browser.storage.managed.get(null).catch(() => undefined),
		]);
		if (signal.aborted) return;
		const policy = parsePolicy(managed);
		onSettings(underPolicy(settings, policy), policy);
	};
	const onChanged = (changes: Record<string, Storage.StorageChange>, area: string) => {
		const isOurs =
			area === "managed" ||
			(area === "sync" && SETTINGS_KEY in changes) ||
			(area === "local" && CONSENT_KEY in changes);
		if (isOurs) void tell();
	};
	browser.storage.onChanged.addListener(onChanged);
	signal.addEventListener("abort", () => {
		if (isExtensionAlive()) browser.storage.onChanged.removeListener(onChanged);
	});
	await tell();
}

async function readSettings(): Promise<Settings> {
	const [synced, local] = await Promise.all([
		browser.storage.sync.get(SETTINGS_KEY),
		browser.storage.local.get(CONSENT_KEY),
	]);
	return parseSettings(synced[SETTINGS_KEY], parseRemembered(local)).settings;
}
