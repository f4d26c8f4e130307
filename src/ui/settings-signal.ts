import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { underPolicy } from "../shared/policy.ts";
import { DEFAULT_SETTINGS, SETTINGS_KEY, type Settings } from "../shared/settings.ts";
import { parseSettings, type SettingsProblem } from "../shared/settings-schema.ts";
import { loadPolicy, policy } from "./policy-signal.ts";

/** The user's choices as they now are, on this page and every other; where a policy decides, its. */
export const settings = signal<Settings>(DEFAULT_SETTINGS);

/** What was set aside when the stored settings were last read. */
export const settingsProblems = signal<SettingsProblem[]>([]);

/** Why the last change could not be stored; null when it was. */
export const saveFailure = signal<string | null>(null);

/** As stored, with whatever another version of the extension has put there. */
let stored: unknown;

/** Reads the stored settings and follows every later change, wherever it is made. */
export async function loadSettings(): Promise<void> {
	await loadPolicy();
	policy.subscribe(() => take(stored));
	browser.storage.sync.onChanged.addListener((changes) => {
		const change = changes[SETTINGS_KEY];
		if (change) take(change.newValue);
	});
	try {
		take((await browser.storage.sync.get(SETTINGS_KEY))[SETTINGS_KEY]);
	} catch (error) {
		saveFailure.value = messageOf(error);
	}
}

/** Changes some settings, at once; fields that this version does not know stay as they are. */
export async function saveSettings(patch: Partial<Settings>): Promise<void> {
	await store({ ...(isObject(stored) ? stored : {}), ...patch });
}

/** Puts every setting back to its default. */
export async function resetSettings(): Promise<void> {
	await store({ ...DEFAULT_SETTINGS });
}

async function store(next: Record<string, unknown>): Promise<void> {
	take(next);
	try {
		await browser.storage.sync.set({ [SETTINGS_KEY]: next });
		saveFailure.value = null;
	} catch (error) {
		saveFailure.value = messageOf(error);
	}
}

function take(value: unknown): void {
	stored = value;
	const parsed = parseSettings(value);
	settings.value = underPolicy(parsed.settings, policy.value);
	settingsProblems.value = parsed.problems;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);
