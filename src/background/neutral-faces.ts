import browser from "webextension-polyfill";
import {
	type Baseline,
	NEUTRAL_FACES_KEY,
	type ParsedNeutralFaces,
	parseNeutralFaces,
	withNeutralFace,
} from "../shared/neutral-faces.ts";
import { call } from "../shared/wire.ts";
import { inTurn } from "./in-turn.ts";

export async function readNeutralFaces(): Promise<ParsedNeutralFaces> {
	const stored = await browser.storage.local.get(NEUTRAL_FACES_KEY);
	return parseNeutralFaces(stored[NEUTRAL_FACES_KEY]);
}

/** Keeps a neutral face that was measured in a call. */
export async function keepNeutralFace(key: string, face: Baseline): Promise<void> {
	await inTurn(async () => {
		const next = withNeutralFace(await readNeutralFaces(), key, face);
		await browser.storage.local.set({ [NEUTRAL_FACES_KEY]: next });
	});
}

/** Hands every change of the stored neutral faces, by whatever page, on to the offscreen document. */
export function watchNeutralFaces(): void {
	browser.storage.local.onChanged.addListener((changes) => {
		const change = changes[NEUTRAL_FACES_KEY];
		if (change === undefined) return;
		const faces = parseNeutralFaces(change.newValue);
		// Where no overlay is on no one answers, and none is needed: it asks when it starts.
		void call(browser.runtime.sendMessage, "offscreen", "setNeutralFaces", faces).catch(() => {});
	});
}
