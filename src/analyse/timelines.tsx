import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { labelKey } from "../shared/word-keys.ts";
import { clockTime } from "../ui/clock-time.ts";
import { remInPx } from "../ui/letter-size.ts";
import { useVisibleRows } from "../ui/visible-rows.ts";
import { words } from "../ui/words-signal.ts";
import { drawStrip } from "./draw-timelines.ts";
import { type FaceTimeline, labelShares } from "./face-timeline.ts";

/** Height of every row, the slider's as well; the style sheet has it too. */
const ROW_REM = 2.625;

interface TimelinesProps {
	timelines: readonly FaceTimeline[];
	durationMs: number;
	/** Where the player stands; moved by the slider and by a press on a strip. */
	atMs: Signal<number>;
	/** The face that is told of beside the player, by its track id. */
	chosenFace: Signal<number | null>;
}

/**
 * A strip per face over the length of the video, scrubbed together with the player. There are hundreds in a long video,
 * where each face is another once it comes back: only those in sight are drawn.
 */
export function Timelines({ timelines, durationMs, atMs, chosenFace }: TimelinesProps) {
	const { say } = words.value;
	const chosen = timelines.findIndex(({ trackId }) => trackId === chosenFace.value);
	const rowPx = remInPx(ROW_REM);
	const rows = useVisibleRows<HTMLDivElement>(timelines.length, rowPx, chosen, rowPx);
	const share = durationMs > 0 ? Math.min(1, atMs.value / durationMs) : 0;
	return (
		<div class="card timelines" style={{ "--at": share }}>
			<div class="timelines-head">
				<h2>{say("analyse_timelines")}</h2>
				<span class="soft">
					{say("analyse_video_at", { at: clockTime(atMs.value), end: clockTime(durationMs) })}
				</span>
			</div>
			<div ref={rows.scroller} class="timeline-rows">
				<div class="timeline-row timeline-position">
					<span />
					<input
						type="range"
						min={0}
						max={Math.max(1, Math.floor(durationMs))}
						step={100}
						value={atMs.value}
						aria-label={say("analyse_position")}
						aria-valuetext={clockTime(atMs.value)}
						onInput={(event) => {
							atMs.value = Number(event.currentTarget.value);
						}}
					/>
				</div>
				<div style={{ paddingTop: `${rows.beforePx}px`, paddingBottom: `${rows.afterPx}px` }}>
					{timelines.slice(rows.first, rows.end).map((timeline, offset) => (
						<TimelineRow
							key={timeline.trackId}
							timeline={timeline}
							name={say("analyse_face_number", { number: rows.first + offset + 1 })}
							durationMs={durationMs}
							atMs={atMs}
							chosenFace={chosenFace}
						/>
					))}
				</div>
			</div>
		</div>
	);
}

interface RowProps {
	timeline: FaceTimeline;
	name: string;
	durationMs: number;
	atMs: Signal<number>;
	chosenFace: Signal<number | null>;
}

function TimelineRow({ timeline, name, durationMs, atMs, chosenFace }: RowProps) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const { say, percent } = words.value;
	const [longest] = labelShares([timeline]);
	useEffect(() => {
		const element = canvas.current;
		if (!element) return;
		const draw = () => drawRow(element, timeline, durationMs);
		const resized = new ResizeObserver(draw);
		resized.observe(element);
		draw();
		return () => resized.disconnect();
	}, [timeline, durationMs]);
	const description = longest
		? say("spoken_probability", {
				label: say(labelKey(longest.label)),
				percent: percent(longest.share),
			})
		: "";
	const moveTo = (event: PointerEvent & { currentTarget: HTMLCanvasElement }) => {
		if (event.type === "pointermove" && event.buttons === 0) return;
		const { left, width } = event.currentTarget.getBoundingClientRect();
		const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
		atMs.value = share * durationMs;
	};
	return (
		<div class="timeline-row">
			<span class="timeline-name">
				<button
					type="button"
					class="face-link"
					aria-pressed={chosenFace.value === timeline.trackId}
					onClick={() => {
						chosenFace.value = timeline.trackId;
					}}
				>
					{name}
				</button>
				<span class="soft">{description}</span>
			</span>
			<span class="timeline-strip">
				<canvas
					ref={canvas}
					role="img"
					aria-label={`${name}: ${description}`}
					onPointerDown={moveTo}
					onPointerMove={moveTo}
				/>
			</span>
		</div>
	);
}

function drawRow(canvas: HTMLCanvasElement, timeline: FaceTimeline, durationMs: number): void {
	const width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
	const height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
	Object.assign(canvas, { width, height });
	const context = canvas.getContext("2d");
	if (context && durationMs > 0)
		drawStrip(context, timeline, durationMs, { x: 0, y: 0, width, height });
}
