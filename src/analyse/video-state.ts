import { computed, effect, signal } from "@preact/signals";
import { createStreamReader, type SearchDetail } from "./analysis-pipeline.ts";
import type { NamedFile } from "./collect-files.ts";
import { markExported, markUnexported } from "./unexported-work.ts";
import { hasEnded, VideoAnalysis } from "./video-analysis.ts";
import { videoResultsOf } from "./video-results.ts";
import type { VideoSource } from "./video-source.ts";

/** The videos of this page, in the order they were given; they are read one after another. */
export const videos = signal<readonly VideoAnalysis[]>([]);

/** How thoroughly videos are searched from now on. */
export const videoDetail = signal<SearchDetail>("tile");

const chosen = signal<VideoAnalysis | null>(null);

/** The video in front: the one chosen, or else the first. */
export const chosenVideo = computed(() =>
	chosen.value && videos.value.includes(chosen.value) ? chosen.value : videos.value[0],
);

export function chooseVideo(video: VideoAnalysis): void {
	chosen.value = video;
}

/** The reader of video formats is large: it is loaded with the first video. */
async function open(file: Blob, detail: SearchDetail): Promise<VideoSource> {
	const { openVideo } = await import("./video-source.ts");
	return openVideo(file, detail);
}

/** Begins to analyse videos, each once those before it are finished. */
export function addVideos(files: readonly NamedFile[]): void {
	const detail = videoDetail.peek();
	const added = files.map((file) => analysisOf(file, detail));
	videos.value = [...videos.value, ...added];
	chosen.value = added[0] ?? chosen.value;
	void runNext();
}

/** Analyses a video anew in its place, small faces included. */
export function readAgainForSmall(video: VideoAnalysis): void {
	const again = analysisOf(video, "picture");
	videos.value = videos.value.map((other) => (other === video ? again : other));
	chosen.value = again;
	void runNext();
}

const analysisOf = ({ file, name }: NamedFile, detail: SearchDetail) =>
	new VideoAnalysis(file, name, {
		detail,
		open: (video) => open(video, detail),
		read: createStreamReader(detail),
		now: () => performance.now(),
	});

let isRunning = false;

async function runNext(): Promise<void> {
	if (isRunning) return;
	isRunning = true;
	for (;;) {
		const next = videos.value.find(({ progress }) => progress.value.state === "waiting");
		if (!next) break;
		await next.run();
	}
	isRunning = false;
}

/** Ends the videos under way and throws all results away. */
export function clearVideos(): void {
	for (const video of videos.value) video.cancel();
	videos.value = [];
	exported.value = new Set();
	chosen.value = null;
}

/** What the chosen video showed so far. */
export const videoResults = videoResultsOf(chosenVideo);

const exported = signal<ReadonlySet<VideoAnalysis>>(new Set());

/** Notes that all of a video that has ended is saved. */
export function noteExported(video: VideoAnalysis): void {
	exported.value = new Set([...exported.peek(), video]);
}

effect(() => {
	const isSaved = (video: VideoAnalysis) => {
		const progress = video.progress.value;
		return exported.value.has(video) || (hasEnded(progress) && progress.samples === 0);
	};
	if (videos.value.every(isSaved)) markExported("video");
	else markUnexported("video");
});
