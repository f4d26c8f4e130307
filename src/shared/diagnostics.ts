import type { BackendFacts, BackendName } from "./backend.ts";
import type { PipelineStatus } from "./frames.ts";
import type { Keeping } from "./keeping.ts";
import type { NeutralFaceState } from "./neutral-faces.ts";
import type { FaceReading } from "./readings.ts";
import type { Tile } from "./tiles.ts";

export interface TileDiagnostics extends Tile {
	/** Faces seen in the latest frame. */
	faces: number;
	latest: FaceReading[];
	readingsPerSecond: number;
	/** From capture to paint; null until measured. */
	latencyMs: { p50: number; p95: number } | null;
	/** Absent where no neutral face is kept of this participant, nor asked for. */
	neutralFace?: NeutralFaceState;
}

/** What may be amiss with how a page was read; each has its sentence, `warning_<code>` with underscores. */
export const PAGE_WARNINGS = ["no-tile-marks", "no-name-marks", "labels-removed"] as const;

export type PageWarning = (typeof PAGE_WARNINGS)[number];

/** One frame of one tab in which the overlay runs. */
export interface PageDiagnostics {
	tabId: number;
	frameId: number;
	platform: string;
	warnings: PageWarning[];
	/** Whether the tab's own picture is read where its videos cannot be. */
	captured: boolean;
	tiles: TileDiagnostics[];
}

/** What the Diagnostics page shows, and offers as JSON for a bug report. Holds no picture and no address. */
export interface Diagnostics {
	atMs: number;
	version: string;
	browser: string;
	/** `off`: no offscreen document answers, because nothing is switched on. */
	pipeline: PipelineStatus | { state: "off" };
	detector: "mediapipe" | "tfjs" | null;
	backend: BackendName | null;
	/** Why that one; absent or null while nothing runs. */
	backendWhy?: Omit<BackendFacts, "name"> | null;
	model: string | null;
	pages: PageDiagnostics[];
	/** What the governor of speed decided, and why; null while nothing runs. */
	pace?: { intervalMs: number; tilePx: number; load: number; reason: string } | null;
	/** How the history of each tab's call stands; absent while nothing runs. */
	history?: { tabId: number; keeping: Keeping }[];
	drops: number;
	errors: string[];
	memory: { heapBytes: number | null; tensors: number | null };
}
