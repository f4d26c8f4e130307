/**
 * @file The door by which `npm run analyse` learns what became of the files it put into this page's
 * file inputs. It reads what the page shows anyway, clears it, and has it read by another network.
 */
import type { ExportRecord } from "../shared/export-record.ts";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { readWith } from "./analysis-pipeline.ts";
import { batch, clearPictures, recordsOfPictures } from "./pictures-state.ts";
import { sayRefusal } from "./say-refusal.ts";
import { hasEnded } from "./video-analysis.ts";
import { recordsOfVideo, seenSamples } from "./video-records.ts";
import { clearVideos, videos } from "./video-state.ts";

/** What became of one file, in the order the files were given. */
export interface FileResult {
	/** Why it failed, as a sentence; null when it was read. A video that broke off has records too. */
	failure: string | null;
	records: ExportRecord[];
}

/** How far the page is with what it was given. */
export interface AnalysisProgress {
	finished: number;
	total: number;
	/** Of the video being read, in [0, 1]; 0 where there is none. */
	videoShare: number;
}

export interface AnalysisDoor {
	progress(): AnalysisProgress;
	/** The results of all pictures, then of all videos, which are then forgotten. */
	takeResults(): FileResult[];
	/** Before the first file: by which network all are read, instead of the page's own choice. */
	readWith: typeof readWith;
}

declare global {
	var expresslyAnalysis: AnalysisDoor | undefined;
}

/** Opens the door. */
export function offerAnalysis(): void {
	globalThis.expresslyAnalysis = { progress, takeResults, readWith };
}

function progress(): AnalysisProgress {
	const pictures = batch.progress.peek();
	const states = videos.peek().map((video) => video.progress.peek());
	const running = states.find(({ state }) => state === "running");
	return {
		finished: pictures.finished + states.filter(hasEnded).length,
		total: pictures.total + states.length,
		videoShare: running && running.durationMs > 0 ? running.atMs / running.durationMs : 0,
	};
}

function takeResults(): FileResult[] {
	const pictures = batch.entries.peek().map(
		(entry): FileResult => ({
			failure: entry.failure ? sayRefusal(entry.failure, words.peek()) : null,
			records: recordsOfPictures([entry]),
		}),
	);
	const films = videos.peek().map((video): FileResult => {
		const { failure } = video.progress.peek();
		const samples = seenSamples(video.samples);
		return {
			failure: failure ? sayRefusal(failure, words.peek()) : null,
			records:
				failure && samples.length === 0
					? []
					: [...recordsOfVideo(video.name, samples, settings.peek().notOkay)],
		};
	});
	clearPictures();
	clearVideos();
	return [...pictures, ...films];
}
