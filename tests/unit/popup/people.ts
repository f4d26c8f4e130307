import type {
	Diagnostics,
	PageDiagnostics,
	TileDiagnostics,
} from "../../../src/shared/diagnostics.ts";
import {
	EXPRESSIONS,
	type Expression,
	type Probabilities,
} from "../../../src/shared/expressions.ts";
import type { FaceReading } from "../../../src/shared/readings.ts";

/** A reading that is sure of one expression. */
export function aReading(label: Expression, more: Partial<FaceReading> = {}): FaceReading {
	const rows = EXPRESSIONS.map((expression) => [expression, expression === label ? 0.7 : 0.05]);
	return {
		trackId: 1,
		trackState: "confirmed",
		atMs: 0,
		box: { x: 0, y: 0, width: 80, height: 80 },
		label,
		probabilities: Object.fromEntries(rows) as Probabilities,
		quality: 1,
		doubts: [],
		...more,
	};
}

export function aTile(id: string, more: Partial<TileDiagnostics> = {}): TileDiagnostics {
	return {
		id,
		name: `Name of ${id}`,
		isSelf: false,
		kind: "video",
		width: 640,
		height: 360,
		faces: more.latest?.length ?? 0,
		latest: [],
		readingsPerSecond: 5,
		latencyMs: null,
		...more,
	};
}

export function aPage(
	tiles: TileDiagnostics[],
	more: Partial<PageDiagnostics> = {},
): PageDiagnostics {
	return {
		tabId: 7,
		frameId: 0,
		platform: "google-meet",
		warnings: [],
		captured: false,
		tiles,
		...more,
	};
}

export function someDiagnostics(more: Partial<Diagnostics> = {}): Diagnostics {
	return {
		atMs: 0,
		version: "1.2.3",
		browser: "Chrome 150",
		pipeline: { state: "ready" },
		detector: "mediapipe",
		backend: "wasm",
		model: "swift",
		pages: [],
		drops: 0,
		errors: [],
		memory: { heapBytes: null, tensors: null },
		...more,
	};
}
