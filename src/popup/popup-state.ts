import { computed, signal } from "@preact/signals";
import browser from "webextension-polyfill";
import type { Diagnostics } from "../shared/diagnostics.ts";
import type { Keeping } from "../shared/keeping.ts";
import { patternOf } from "../shared/match-pattern.ts";
import type { TabState } from "../shared/messages.ts";
import { POPUP_PORT } from "../shared/popup-port.ts";
import { call } from "../shared/wire.ts";
import { answerInTime } from "../ui/answer-in-time.ts";
import { policy } from "../ui/policy-signal.ts";
import { callStatus, isTabOn } from "./call-status.ts";
import type { SeenNeutral } from "./call-summary.ts";
import type { CallTab } from "./call-tab.ts";
import { findCallTab } from "./find-call-tab.ts";

const LOOK_EVERY_MS = 700;
/** A room that is ending answers nothing at all; the popup then says so instead of waiting with it. */
const ANSWER_WITHIN_MS = 2500;

const tab = signal<CallTab | null | undefined>(undefined);
const tabState = signal<TabState | undefined>(undefined);
const diagnostics = signal<Diagnostics | null>(null);
const embedded = signal<readonly string[]>([]);
const onForMs = signal(0);
/** Where the user has just put the switch, until the background has done it. */
const wanted = signal<boolean | undefined>(undefined);

/** What the user has just chosen about keeping, until it has taken effect. */
const wantsKept = signal<boolean | undefined>(undefined);

export const status = computed(() =>
	callStatus({
		tab: tab.value,
		tabState: wanted.value === undefined ? tabState.value : undefined,
		diagnostics: diagnostics.value,
		embedded: embedded.value,
		onForMs: onForMs.value,
		onlyMe: policy.value.onlyMe,
	}),
);

export const isSwitchedOn = computed(() => wanted.value ?? isTabOn(tabState.value));

export const canSwitch = computed(
	() => !["checking", "no-tab", "protected"].includes(status.value.kind),
);

export const callTabId = computed(() => tab.value?.id);

/** The site to ask permission for; null where the page's address is not known. */
export const site = computed(() => {
	const url = tab.value?.url;
	return url && /^https?:$/.test(url.protocol) ? url : null;
});

/** How the history of this call stands; undefined where nothing is read. */
export const keeping = computed((): Keeping | undefined => {
	if (!isSwitchedOn.value || diagnostics.value === null) return undefined;
	const own = diagnostics.value.history?.find(({ tabId }) => tabId === tab.value?.id);
	return wantsKept.value === undefined || own === undefined
		? own?.keeping
		: { state: wantsKept.value ? "waiting" : "off" };
});

/** Finds the tab and keeps looking at it for as long as the popup is open. */
export async function watchCall(search: string): Promise<void> {
	tab.value = await findCallTab(search);
	let onSince: number | undefined;
	for (let look = 0; tab.value !== null; look++) {
		await lookOnce();
		if (look === 0 && status.value.kind === "off") void warmUp();
		const isOn = tabState.value?.state === "on";
		onSince = isOn ? (onSince ?? performance.now()) : undefined;
		onForMs.value = onSince === undefined ? 0 : performance.now() - onSince;
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}

/**
 * Has the pipeline made ready: whoever then switches the call on sees the first label that much sooner. No page is
 * touched, and it ends with the popup. What keeps it from starting is told when the call is switched on.
 */
async function warmUp(): Promise<void> {
	await call(send, "background", "ensureOffscreen").catch(() => undefined);
	const port = browser.runtime.connect({ name: POPUP_PORT });
	// Switched on and off again meanwhile, there is no one left to connect to: read, that is no error to the browser.
	port.onDisconnect.addListener(() => void browser.runtime.lastError);
}

/** Switches the overlay on this call on or off. */
export async function switchCall(on: boolean): Promise<void> {
	const tabId = tab.value?.id;
	if (tabId === undefined) return;
	wanted.value = on;
	diagnostics.value = null;
	try {
		tabState.value = await call(send, "background", on ? "startTab" : "stopTab", tabId);
	} catch (error) {
		tabState.value = unexplained(error);
	}
	wanted.value = undefined;
}

/** Starts to measure the neutral face of who is alone on a tile; Diagnostics says how far it is. */
export async function takeNeutralFace({ frameId, tileId }: SeenNeutral): Promise<void> {
	const tabId = tab.value?.id;
	if (tabId === undefined) return;
	await call(send, "offscreen", "learnNeutralFace", tabId, frameId, tileId).catch(() => {});
	await lookOnce();
}

/** Keeps the history of this call, or keeps it no longer. */
export async function keepCall(keep: boolean): Promise<void> {
	const tabId = tab.value?.id;
	if (tabId === undefined) return;
	wantsKept.value = keep;
	await call(send, "background", "keepCall", tabId, keep).catch(() => undefined);
	await lookOnce();
	wantsKept.value = undefined;
}

/** Off, and on again. */
export async function retry(): Promise<void> {
	await switchCall(false);
	await switchCall(true);
}

/** Has the page loaded anew; the background goes on there, where it still may. */
export async function reloadPage(): Promise<void> {
	const tabId = tab.value?.id;
	if (tabId !== undefined) await browser.tabs.reload(tabId);
}

/** Asks the user to allow the extension on a site for good, then switches on; what is on already reads it then. */
export async function allowSite(url: URL): Promise<void> {
	const isAllowed = await browser.permissions.request({ origins: [patternOf(url)] });
	if (isAllowed && tabState.value?.state !== "on") await switchCall(true);
}

async function lookOnce(): Promise<void> {
	const tabId = tab.value?.id;
	if (tabId === undefined || wanted.value !== undefined) return;
	const state = await within(call(send, "background", "tabState", tabId)).catch(unexplained);
	const seen =
		state.state === "on"
			? await within(call(send, "offscreen", "diagnostics")).catch(() => null)
			: null;
	const isEmpty = seen?.pages.every((page) => page.tabId !== tabId || page.tiles.length === 0);
	const sites = isEmpty
		? await within(call(send, "background", "embeddedSites", tabId)).catch(() => [])
		: [];
	if (wanted.value !== undefined) return;
	tabState.value = state;
	diagnostics.value = seen;
	embedded.value = sites;
}

const send = browser.runtime.sendMessage;

const unexplained = (error: unknown): TabState => ({
	state: "failed",
	messageKey: "error_unknown",
	detail: String(error),
});

const within = <T>(answer: Promise<T>): Promise<T> => answerInTime(answer, ANSWER_WITHIN_MS);
