import { signal } from "@preact/signals";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { savePng, stemOf } from "../ui/save-file.ts";
import { settings } from "../ui/settings-signal.ts";
import { ShareList } from "../ui/share-list.tsx";
import { words } from "../ui/words-signal.ts";
import { DetailChoice } from "./detail-choice.tsx";
import { drawTimelines } from "./draw-timelines.ts";
import { FilePicker } from "./file-picker.tsx";
import { RecordsMenu } from "./records-menu.tsx";
import type { Results } from "./save-records.ts";
import { sayRefusal } from "./say-refusal.ts";
import { Steps } from "./steps.tsx";
import { Timelines } from "./timelines.tsx";
import { hasEnded, type VideoAnalysis } from "./video-analysis.ts";
import { VideoPlayer } from "./video-player.tsx";
import { VideoProgressBar } from "./video-progress-bar.tsx";
import { countReadings, recordsOfVideo } from "./video-records.ts";
import {
	addVideos,
	chooseVideo,
	chosenVideo,
	clearVideos,
	noteExported,
	readAgainForSmall,
	videoDetail,
	videoResults,
	videos,
} from "./video-state.ts";

/** Where the player stands, in milliseconds from the video's start. */
const atMs = signal(0);

/** The face that is told of beside the video, by its track id; null for the one in front. */
const chosenFace = signal<number | null>(null);

/** Video files: read ahead of playing, with a timeline per face. */
export function VideoMode() {
	const video = chosenVideo.value;
	return video ? <SomeVideo key={videos.value.indexOf(video)} video={video} /> : <NoVideo />;
}

function PickVideo({ primary = false }: { primary?: boolean }) {
	return (
		<FilePicker
			id="pick-video"
			accept="video/*,.mkv,.mov,.ts,.mts,.m2ts"
			multiple
			primary={primary}
			text={words.value.say("analyse_pick_video")}
			onFiles={addVideos}
		/>
	);
}

function NoVideo() {
	const { say } = words.value;
	return (
		<div class="card empty">
			<h2>{say("analyse_video_drop")}</h2>
			<p class="soft">{say("analyse_video_kinds")}</p>
			<div class="actions">
				<PickVideo primary />
			</div>
			<Steps keys={["fast", "timeline", "export"]} />
			<DetailChoice
				id="small-faces-video"
				text={say("analyse_small_faces_video")}
				detail={videoDetail}
			/>
		</div>
	);
}

function SomeVideo({ video }: { video: VideoAnalysis }) {
	const { failure } = video.progress.value;
	const results = videoResults.value;
	const hasSamples = (results?.samples.length ?? 0) > 0;
	return (
		<div class="video">
			<VideoBar video={video} />
			{failure ? <Notice tone="danger">{sayRefusal(failure, words.value)}</Notice> : null}
			<Faceless video={video} />
			{results && (hasSamples || !failure) ? (
				<>
					<div class="video-body">
						<VideoPlayer
							video={video}
							samples={results.samples}
							atMs={atMs}
							chosenFace={chosenFace}
						/>
						<ShareList shares={results.shares} />
					</div>
					<Timelines
						timelines={results.timelines}
						durationMs={results.durationMs}
						atMs={atMs}
						chosenFace={chosenFace}
					/>
				</>
			) : null}
		</div>
	);
}

/** What to do about a video that was read to its end and showed no face, as a gallery of many people may. */
function Faceless({ video }: { video: VideoAnalysis }) {
	const isFaceless = videoResults.value?.timelines.length === 0;
	if (video.progress.value.state !== "done" || video.detail === "picture" || !isFaceless)
		return null;
	const { say } = words.value;
	const again = (
		<Button onClick={() => readAgainForSmall(video)}>{say("analyse_read_again_small")}</Button>
	);
	return (
		<Notice tone="plain" actions={again}>
			{say("analyse_video_faceless")}
		</Notice>
	);
}

function VideoBar({ video }: { video: VideoAnalysis }) {
	const { say } = words.value;
	const { state } = video.progress.value;
	const isRunning = !hasEnded(video.progress.value);
	const stem = stemOf(video.name);
	return (
		<div class="card bar">
			<VideoChoice video={video} />
			<VideoProgressBar video={video} />
			<div class="actions">
				{state === "paused" ? (
					<Button onClick={() => video.resume()}>{say("analyse_resume")}</Button>
				) : null}
				{state === "running" ? (
					<Button onClick={() => video.pause()}>{say("analyse_pause")}</Button>
				) : null}
				{isRunning ? (
					<Button onClick={() => video.cancel()}>{say("analyse_cancel")}</Button>
				) : (
					<PickVideo />
				)}
				<RecordsMenu
					stem={`${stem}-expressions`}
					disabled={video.progress.value.samples === 0}
					results={() => resultsOf(video)}
					onExported={() => {
						if (!isRunning) noteExported(video);
					}}
					pictures={[
						{ key: "analyse_format_png_timeline", save: () => saveTimelines(stem, video) },
					]}
				/>
				{isRunning ? null : <Button onClick={clearVideos}>{say("analyse_clear")}</Button>}
			</div>
		</div>
	);
}

function VideoChoice({ video }: { video: VideoAnalysis }) {
	if (videos.value.length === 1) return <h2 class="viewer-name">{video.name}</h2>;
	return (
		<select
			class="select"
			aria-label={words.value.say("analyse_videos_list")}
			value={videos.value.indexOf(video)}
			onChange={(event) => {
				const next = videos.value[Number(event.currentTarget.value)];
				if (next) chooseVideo(next);
			}}
		>
			{videos.value.map(({ name }, index) => (
				<option key={index} value={index}>
					{name}
				</option>
			))}
		</select>
	);
}

function resultsOf({ name }: VideoAnalysis): Results {
	const samples = videoResults.peek()?.samples ?? [];
	return {
		records: recordsOfVideo(name, samples, settings.peek().notOkay),
		count: Math.max(1, countReadings(samples)),
		names: [name],
	};
}

function saveTimelines(stem: string, video: VideoAnalysis): void {
	const results = videoResults.peek();
	if (!results) return;
	const canvas = drawTimelines(results.timelines, results.durationMs, video.name, words.peek());
	void savePng(`${stem}-timeline`, canvas);
}
