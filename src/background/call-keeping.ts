/**
 * @file What was chosen about keeping the history of the call in a tab, and how it stands. Kept in
 * local storage beside the tab's state, and no longer: until the overlay is switched off there, or the
 * call is over.
 */
import browser from "webextension-polyfill";
import { type CallChoice, GO_ON_WITHIN_MS, type Keeping } from "../shared/keeping.ts";
import { parsePolicy } from "../shared/policy.ts";
import { call } from "../shared/wire.ts";
import { callMarkOf } from "./call-mark.ts";
import { inTurn } from "./in-turn.ts";
import { listTabs, readTab } from "./tab-states.ts";

const PREFIX = "keep:";

interface CallRecord {
	choice: CallChoice;
	keeping: Keeping["state"];
	/** When the tab last showed no call any more, by the wall clock; absent while it shows one. */
	leftAtMs?: number;
}

const NO_CHOICE: CallChoice = { keep: null, callMark: "" };
/** Of a tab that is gone, nothing is begun to be kept. */
const GONE_TAB = { url: undefined, incognito: true };

/**
 * What holds for the page now in the tab; a choice made for another page of the same site does not. None does where a
 * policy has switched the history off, and in a private window nothing but a choice keeps a call, whatever the settings.
 */
export async function readChoice(tabId: number): Promise<CallChoice> {
	const { url, incognito } = await browser.tabs.get(tabId).catch(() => GONE_TAB);
	const callMark = callMarkOf(url);
	const managed = await browser.storage.managed.get(null).catch(() => ({}));
	if (parsePolicy(managed).off.includes("history")) return { keep: false, callMark };
	const { choice } = await read(tabId);
	const chosen = choice.callMark === callMark ? choice.keep : null;
	return { keep: incognito ? (chosen ?? false) : chosen, callMark };
}

/** What holds for the call that a tab shows now; what was chosen for one that was left for too long does not. */
export async function takeUpCall(tabId: number): Promise<CallChoice> {
	await change(tabId, ({ leftAtMs = Date.now(), ...record }) => {
		const isOver = Math.abs(Date.now() - leftAtMs) > GO_ON_WITHIN_MS;
		return isOver ? { ...record, choice: NO_CHOICE } : record;
	});
	return readChoice(tabId);
}

/** Keeps the user's choice, and has it take effect. */
export async function keepCall(tabId: number, keep: boolean): Promise<void> {
	if ((await readTab(tabId)).state.state === "off") return;
	const { callMark } = await readChoice(tabId);
	await change(tabId, (record) => ({ ...record, choice: { keep, callMark } }));
	await tellChoice(tabId);
}

/** Has a change of the managed policy take effect on the calls under way. */
export function watchHistoryPolicy(): void {
	browser.storage.onChanged.addListener(async (_, area) => {
		if (area === "managed") await Promise.all((await listTabs()).map(tellChoice));
	});
}

async function tellChoice(tabId: number): Promise<void> {
	const choice = await readChoice(tabId);
	await call(browser.runtime.sendMessage, "offscreen", "chooseKeeping", tabId, choice).catch(
		() => undefined, // it asks when it opens
	);
}

export const noteKeeping = (tabId: number, { state }: Keeping): Promise<void> =>
	change(tabId, (record) => ({ ...record, keeping: state }));

/** The tab shows no call any more. */
export const noteLeft = (tabId: number): Promise<void> =>
	change(tabId, (record) => ({ ...record, keeping: "off", leftAtMs: Date.now() }));

export const readKeeping = async (tabId: number): Promise<Keeping["state"]> =>
	(await read(tabId)).keeping;

export const forgetKeeping = (tabId: number): Promise<void> =>
	inTurn(() => browser.storage.local.remove(PREFIX + tabId));

/** The tab goes on under another id. */
export async function moveKeeping(fromId: number, tabId: number): Promise<void> {
	const moved = await read(fromId);
	await change(tabId, () => moved);
}

/** For the browser's start, when old tab ids mean nothing. */
export async function forgetAllKeeping(): Promise<void> {
	const stored = await browser.storage.local.get(null);
	await browser.storage.local.remove(Object.keys(stored).filter((key) => key.startsWith(PREFIX)));
}

async function read(tabId: number): Promise<CallRecord> {
	const stored = await browser.storage.local.get(PREFIX + tabId);
	return (
		(stored[PREFIX + tabId] as CallRecord | undefined) ?? { choice: NO_CHOICE, keeping: "off" }
	);
}

/** Of a tab that is off, nothing is noted: it may have been switched off while the change waited its turn. */
const change = (tabId: number, next: (before: CallRecord) => CallRecord): Promise<void> =>
	inTurn(async () => {
		if ((await readTab(tabId)).state.state === "off") return;
		await browser.storage.local.set({ [PREFIX + tabId]: next(await read(tabId)) });
	});
