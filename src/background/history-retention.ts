import browser from "webextension-polyfill";
import { SETTINGS_KEY } from "../shared/settings.ts";
import { keepDaysOf } from "../shared/settings-schema.ts";
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

/** Erases the sessions that are older than the user wants them kept, if any session was ever kept. */
export async function eraseOldSessions(): Promise<void> {
	// Of damaged files the browser lists nothing, and refuses; opening the history puts them in order, and notes it.
	const kept = await indexedDB.databases().catch(() => null);
	if (kept?.length === 0) return;
	const stored = await browser.storage.sync.get(SETTINGS_KEY);
	const keepDays = keepDaysOf(stored[SETTINGS_KEY]);
	if (keepDays === null) return;
	await ensureOffscreen({ withPipeline: false });
	// Where nobody answers, the history page does it when it is opened.
	await call(browser.runtime.sendMessage, "offscreen", "eraseOldSessions", keepDays).catch(
		() => undefined,
	);
	await endUnlessOn();
}
