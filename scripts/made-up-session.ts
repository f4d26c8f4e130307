import { countLabels } from "../src/shared/count-labels.ts";
import {
	byExpression,
	EXPRESSIONS,
	type Label,
	type Probabilities,
} from "../src/shared/expressions.ts";
import type { KeptSecond } from "../src/shared/kept-second.ts";
import type { SessionRow } from "../src/store/history-rows.ts";
import { extendSession } from "../src/store/write-history.ts";

/** As often as a call is written: every two seconds. */
const FLUSH_SECONDS = 2;

interface MadeUp {
	id: string;
	people: number;
	seconds: number;
	startedAtMs: number;
	endedAtMs?: number | null;
	platform?: string;
}

/** A session as a call would have left it: its row, and its seconds by the flush. */
export interface MadeUpSession {
	session: SessionRow;
	flushes: KeptSecond[][];
}

/**
 * Makes up a session: everyone mostly neutral, happier in the second quarter, a few leaving for a while
 * after the middle. The same for the same figures, always.
 */
export function madeUpSession(given: MadeUp): MadeUpSession {
	const { id, people, seconds: length, startedAtMs, platform = "google-meet" } = given;
	const random = randomFrom(people * 100_003 + length);
	const faces = Array.from({ length: people }, (_, index) => ({
		face: index + 1,
		label: "neutral" as Label,
	}));
	const seconds = Array.from({ length }, (_, second): KeptSecond => {
		const part = second / length;
		const away = part > 0.55 && part < 0.7 ? Math.floor(people / 3) : 0;
		const seen = faces.slice(away).map((face) => {
			if (random() < 0.04) face.label = nextLabel(part, random());
			const { label } = face;
			return {
				face: face.face,
				label,
				quality: 0.6 + 0.4 * random(),
				probabilities: around(label, random),
			};
		});
		const counts = countLabels(seen.map(({ label }) => label));
		return { atMs: second * 1000, faces: seen.length, counts, seen };
	});
	const blank: SessionRow = {
		id,
		startedAtMs,
		lastMs: 0,
		endedAtMs: given.endedAtMs === undefined ? startedAtMs + length * 1000 : given.endedAtMs,
		platform,
		tabId: 1,
		callMark: "",
		seconds: 0,
		faces: 0,
		mostFaces: 0,
		totals: countLabels([]),
	};
	const flushes = Array.from({ length: Math.ceil(length / FLUSH_SECONDS) }, (_, index) =>
		seconds.slice(index * FLUSH_SECONDS, (index + 1) * FLUSH_SECONDS),
	);
	return { session: extendSession(blank, seconds), flushes };
}

function nextLabel(part: number, chance: number): Label {
	const happy = part > 0.25 && part < 0.5 ? 0.55 : 0.2;
	if (chance < happy) return "happy";
	if (chance < happy + 0.05) return "surprise";
	if (chance < happy + 0.08) return "sad";
	if (chance < happy + 0.1) return "angry";
	return chance < happy + 0.2 ? "uncertain" : "neutral";
}

function around(label: Label, random: () => number): Probabilities {
	const weights = byExpression((name) => random() * (name === label ? 8 : 1));
	const sum = EXPRESSIONS.reduce((total, name) => total + weights[name], 0);
	return byExpression((name) => weights[name] / sum);
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
