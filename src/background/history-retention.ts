import browser from "webextension-polyfill";
import { KEEP_DAYS_KEY, SETTINGS_KEY } from "../shared/settings.ts";
import {
	keepDaysOf,
	parseGivenSettings,
	parseRemembered,
	REMEMBERED_KEYS,
} from "../shared/settings-schema.ts";
import { call } from "../shared/wire.ts";
import { ensureOffscreen } from "./offscreen-document.ts";
import { endUnlessOn } from "./tab-overlay.ts";

const ALARM = "erase-old-sessions";
const DAY_MINUTES = 24 * 60;

/** Has old sessions erased every day from now on. */
export async function eraseDaily(): Promise<void> {
	browser.alarms.onAlarm.addListener(({ name }) => {
		if (name === ALARM) void eraseOldSessions();
	});
	if ((await browser.alarms.get(ALARM)) === undefined)
		await browser.alarms.create(ALARM, { periodInMinutes: DAY_MINUTES });
}

/** Remembers on this machine for how long sessions are to be kept, whenever that is chosen. */
export function watchKeepDays(): void {
	browser.storage.onChanged.addListener((changes, area) => {
		if (area === "sync" && SETTINGS_KEY in changes) void rememberKeepDays();
	});
}

/**
 * Settings that do not say it, as those that were lost, change nothing in what is remembered.
 *
 * @returns The settings, as stored.
 */
async function rememberKeepDays(): Promise<unknown> {
	const { [SETTINGS_KEY]: stored } = await browser.storage.sync.get(SETTINGS_KEY);
	const { keepDays } = parseGivenSettings(stored).given;
	if (keepDays !== undefined) await browser.storage.local.set({ [KEEP_DAYS_KEY]: keepDays });
	return stored;
}

/** Erases the sessions that are older than the user wants them kept, if any session was ever kept. */
export async function eraseOldSessions(): Promise<void> {
	// Of damaged files the browser lists nothing, and refuses; opening the history puts them in order, and notes it.
	const kept = await indexedDB.databases().catch(() => null);
	if (kept?.length === 0) return;
	const stored = await rememberKeepDays();
	const local = await browser.storage.local.get(REMEMBERED_KEYS);
	const keepDays = keepDaysOf(stored, parseRemembered(local));
	if (keepDays === null) return;
	await ensureOffscreen({ withPipeline: false });
	// Where nobody answers, the history page does it when it is opened.
	await call(browser.runtime.sendMessage, "offscreen", "eraseOldSessions", keepDays).catch(
		() => undefined,
	);
	await endUnlessOn();
}
