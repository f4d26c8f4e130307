import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { asError } from "../shared/as-error.ts";
import {
	type Baseline,
	NEUTRAL_FACES_KEY,
	type NeutralFaces,
	type ParsedNeutralFaces,
	parseNeutralFaces,
	withNeutralFace,
	withoutNeutralFace,
} from "../shared/neutral-faces.ts";
import { answerInTime } from "./answer-in-time.ts";

/** The neutral faces as they are stored now, once `loadNeutralFaces` has read them. */
export const neutralFaces = signal<ParsedNeutralFaces>(parseNeutralFaces(undefined));

/** Why the last change could not be stored; null when it was. */
export const neutralFailure = signal<string | null>(null);

/** Reads the stored neutral faces, none where storage cannot be read, and follows every later change, wherever it is made. */
export async function loadNeutralFaces(): Promise<void> {
	browser.storage.local.onChanged.addListener((changes) => {
		const change = changes[NEUTRAL_FACES_KEY];
		if (change) neutralFaces.value = parseNeutralFaces(change.newValue);
	});
	neutralFaces.value = await readStored().catch(() => parseNeutralFaces(undefined));
}

export async function keepNeutralFace(key: string, face: Baseline): Promise<void> {
	await change((stored) => withNeutralFace(stored, key, face));
}

export async function forgetNeutralFace(key: string): Promise<void> {
	await change((stored) => withoutNeutralFace(stored, key));
}

/** Forgets all of them, and whatever could not be read. */
export async function forgetNeutralFaces(): Promise<void> {
	await change(() => ({ isUsed: false, faces: {} }));
}

export async function useNeutralFaces(isUsed: boolean): Promise<void> {
	await change(({ faces }) => ({ isUsed, faces }));
}

async function change(next: (stored: NeutralFaces) => NeutralFaces): Promise<void> {
	try {
		const changed = next(await readStored());
		await browser.storage.local.set({ [NEUTRAL_FACES_KEY]: changed });
		neutralFaces.value = { ...changed, broken: 0 };
		neutralFailure.value = null;
	} catch (error) {
		neutralFailure.value = asError(error).message;
	}
}

async function readStored(): Promise<ParsedNeutralFaces> {
	const stored = await answerInTime(browser.storage.local.get(NEUTRAL_FACES_KEY));
	return parseNeutralFaces(stored[NEUTRAL_FACES_KEY]);
}
