import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { asError } from "../shared/as-error.ts";
import { underPolicy } from "../shared/policy.ts";
import { DEFAULT_SETTINGS, SETTINGS_KEY, type Settings } from "../shared/settings.ts";
import {
	parseRemembered,
	parseSettings,
	REMEMBERED_KEYS,
	type SettingsProblem,
} from "../shared/settings-schema.ts";
import { answerInTime } from "./answer-in-time.ts";
import { loadPolicy, policy } from "./policy-signal.ts";

/** The user's choices as they now are, on this page and every other; where a policy decides, its. */
export const settings = signal<Settings>(DEFAULT_SETTINGS);

/** What was set aside when the stored settings were last read. */
export const settingsProblems = signal<SettingsProblem[]>([]);

/** Why the last change could not be stored; null when it was. */
export const saveFailure = signal<string | null>(null);

/** Why the stored settings could not be read; null once they were. */
export const readFailure = signal<string | null>(null);

/** As stored, with whatever another version of the extension has put there. */
let stored: unknown;

/** Whether `stored` is that; a change made to anything else would show all other settings put back. */
let isRead = false;

/** What this machine remembers by itself, as it lies in its storage. */
let local: Stored = {};

/** Reads the stored settings and follows every later change, wherever it is made. */
export async function loadSettings(): Promise<void> {
	policy.subscribe(() => take(stored));
	browser.storage.sync.onChanged.addListener((changes) => {
		const change = changes[SETTINGS_KEY];
		if (change) take(change.newValue);
	});
	browser.storage.local.onChanged.addListener((changes) => {
		const changed = REMEMBERED_KEYS.filter((key) => key in changes);
		if (changed.length === 0) return;
		for (const key of changed) local = { ...local, [key]: changes[key]?.newValue };
		take(stored);
	});
	await Promise.all([loadPolicy(), read()]);
}

/** Changes some settings, at once; fields that this version does not know stay as they are. */
export async function saveSettings(patch: Partial<Settings>): Promise<void> {
	await store((before) => ({ ...before, ...patch }));
}

/** Puts every setting back to its default, except whose faces are read: that was agreed to, not a matter of taste. */
export async function resetSettings(): Promise<void> {
	const { who: _, ...defaults } = DEFAULT_SETTINGS;
	await store(({ who }) => ({ ...defaults, ...(who !== undefined && { who }) }));
}

type Stored = Record<string, unknown>;

async function store(change: (before: Stored) => Stored): Promise<void> {
	if (!isRead) await read();
	if (!isRead) {
		saveFailure.value = readFailure.value;
		// Told anew, as they are: the control that was used shows its setting again.
		settings.value = { ...settings.value };
		return;
	}
	take(change(objectOf(stored)));
	try {
		await navigator.locks.request(SETTINGS_KEY, () => changeStored(change));
		saveFailure.value = null;
	} catch (error) {
		saveFailure.value = asError(error).message;
		// What the page shows is what holds in the calls.
		await read();
	}
}

/** What another page has stored a moment ago may not have been told here yet, and is not to be put back. */
async function changeStored(change: (before: Stored) => Stored): Promise<void> {
	const latest = await browser.storage.sync.get(SETTINGS_KEY);
	await browser.storage.sync.set({ [SETTINGS_KEY]: change(objectOf(latest[SETTINGS_KEY])) });
}

async function read(): Promise<void> {
	try {
		await answerInTime(readStored());
	} catch (error) {
		readFailure.value = asError(error).message;
	}
}

/** What is answered late holds all the same. */
async function readStored(): Promise<void> {
	local = await browser.storage.local.get(REMEMBERED_KEYS);
	// Taken at once: a change that came while something else was awaited would be put back.
	take((await browser.storage.sync.get(SETTINGS_KEY))[SETTINGS_KEY]);
	isRead = true;
	readFailure.value = null;
}

function take(value: unknown): void {
	stored = value;
	const parsed = parseSettings(value, parseRemembered(local));
	settings.value = underPolicy(parsed.settings, policy.value);
	settingsProblems.value = parsed.problems;
}

const objectOf = (value: unknown): Stored =>
	typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Stored) : {};
