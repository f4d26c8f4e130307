import type { Words } from "../shared/words.ts";
import { clockTime } from "../ui/clock-time.ts";
import { words } from "../ui/words-signal.ts";
import type { VideoAnalysis, VideoProgress } from "./video-analysis.ts";

/** How far a video is read, how fast, and how long it will take. */
export function VideoProgressBar({ video }: { video: VideoAnalysis }) {
	const progress = video.progress.value;
	return (
		<div class="bar-progress">
			<progress
				max={1}
				value={progress.durationMs > 0 ? progress.atMs / progress.durationMs : 0}
				aria-labelledby="video-progress"
			/>
			<p id="video-progress" data-state={progress.state}>
				{progressText(progress, words.value)}
			</p>
			{/* Read out when it changes its state, not at every step. */}
			<p class="spoken-only" role="status">
				{progress.state === "running" ? "" : words.value.say(`analyse_video_${progress.state}`)}
			</p>
		</div>
	);
}

function progressText(progress: VideoProgress, { say, language }: Words): string {
	const { state, atMs, durationMs, speed, leftMs } = progress;
	if (state === "waiting" || state === "opening") return say(`analyse_video_${state}`);
	const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
	const parts = [say("analyse_video_at", { at: clockTime(atMs), end: clockTime(durationMs) })];
	if (state !== "running") parts.push(say(`analyse_video_${state}`));
	if (speed > 0) parts.push(say("analyse_video_speed", { speed: number.format(speed) }));
	if (state === "running" && leftMs !== null)
		parts.push(say("analyse_video_left", { left: clockTime(leftMs + 999) }));
	return parts.join(" · ");
}
