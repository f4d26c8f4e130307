import browser, { type Storage } from "webextension-polyfill";
import { ATTENTION_CONSENT_KEY, parseAttentionConsent } from "../shared/attention-consent.ts";
import { type PanelState, parsePanelState, ROOM_PANEL_KEY } from "../shared/panel-place.ts";
import { isExtensionAlive } from "./extension-context.ts";

/** How the user has left the room panel: on any page, since it is the extension that keeps it. */
export async function loadPanelState(): Promise<PanelState> {
	return parsePanelState((await readLocal(ROOM_PANEL_KEY))[ROOM_PANEL_KEY]);
}

/** Keeps it; where that fails, the panel only starts in its old place the next time. */
export async function savePanelState(state: PanelState): Promise<void> {
	if (isExtensionAlive())
		await browser.storage.local.set({ [ROOM_PANEL_KEY]: state }).catch(() => undefined);
}

/** Tells whether the user has agreed to the attention list on this machine, now and on every change. */
export async function watchAttentionConsent(
	onConsent: (isGiven: boolean) => void,
	signal: AbortSignal,
): Promise<void> {
	const tell = (stored: unknown) => onConsent(parseAttentionConsent(stored) !== null);
	const onChanged = (changes: Record<string, Storage.StorageChange>, area: string) => {
		const change = changes[ATTENTION_CONSENT_KEY];
		if (area === "local" && change !== undefined) tell(change.newValue);
	};
	browser.storage.onChanged.addListener(onChanged);
	signal.addEventListener("abort", () => {
		if (isExtensionAlive()) browser.storage.onChanged.removeListener(onChanged);
	});
	const stored = await readLocal(ATTENTION_CONSENT_KEY);
	if (!signal.aborted) tell(stored[ATTENTION_CONSENT_KEY]);
}

function readLocal(key: string): Promise<Record<string, unknown>> {
	return browser.storage.local.get(key).catch(() => ({}));
}
