import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import {
	followView,
	SHORTEST_VIEW_MS,
	type TimeView,
	VIEW_STEPS,
	type ViewChange,
	type ViewStep,
	ZOOM_KEYS,
} from "../engine/time-view.ts";
import { labelKey } from "../shared/word-keys.ts";
import { Button } from "../ui/button.tsx";
import { clockTime } from "../ui/clock-time.ts";
import { remInPx } from "../ui/letter-size.ts";
import { useVisibleRows } from "../ui/visible-rows.ts";
import { words } from "../ui/words-signal.ts";
import { drawStrip } from "./draw-timelines.ts";
import { type FaceTimeline, labelShares } from "./face-timeline.ts";

/** Height of every row, the slider's as well; the style sheet has it too. */
const ROW_REM = 2.625;

/** Between two places of the slider. */
const STEP_MS = 100;

const SLIDER_KEYS: Readonly<Record<string, number>> = {
	ArrowLeft: -STEP_MS,
	ArrowDown: -STEP_MS,
	ArrowRight: STEP_MS,
	ArrowUp: STEP_MS,
};

interface TimelinesProps {
	timelines: readonly FaceTimeline[];
	durationMs: number;
	/** Where the player stands; moved by the slider and by a press on a strip. */
	atMs: Signal<number>;
	/** The face that is told of beside the player, by its track id. */
	chosenFace: Signal<number | null>;
}

/**
 * A strip per face over the length of the video or a part of it, scrubbed together with the player. There are hundreds
 * in a long video, where each face is another once it comes back: only those in sight are drawn.
 */
export function Timelines({ timelines, durationMs, atMs, chosenFace }: TimelinesProps) {
	const { say } = words.value;
	const chosen = timelines.findIndex(({ trackId }) => trackId === chosenFace.value);
	const rowPx = remInPx(ROW_REM);
	const rows = useVisibleRows<HTMLDivElement>(timelines.length, rowPx, chosen, rowPx);
	const { view, onStep, onKeyDown } = useZoom(durationMs, atMs);
	const share = durationMs > 0 ? (atMs.value - view.fromMs) / (view.toMs - view.fromMs) : 0;
	const isLong = durationMs > SHORTEST_VIEW_MS;
	const span = { from: clockTime(view.fromMs), to: clockTime(view.toMs) };
	// The slider ends where the strips do; the keyboard takes it further.
	const onSliderKey = (event: KeyboardEvent) => {
		const stepMs = SLIDER_KEYS[event.key];
		if (stepMs === undefined) return;
		const wantedMs = atMs.value + stepMs;
		if (view.fromMs <= wantedMs && wantedMs <= view.toMs) return;
		event.preventDefault();
		atMs.value = Math.min(Math.max(0, wantedMs), durationMs);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: its keys are those of its buttons
		<div class="card timelines" style={{ "--at": share }} onKeyDown={onKeyDown}>
			<div class="timelines-head">
				<h2>{say("analyse_timelines")}</h2>
				<span class="soft">
					{say("analyse_video_at", { at: clockTime(atMs.value), end: clockTime(durationMs) })}
				</span>
				{isLong ? <ZoomButtons onStep={onStep} /> : null}
			</div>
			{isLong ? (
				<p class="timelines-span soft" role="status">
					{say("history_shown", span)}
				</p>
			) : null}
			<div ref={rows.scroller} class="timeline-rows">
				<div class="timeline-row timeline-position">
					<span />
					<input
						type="range"
						min={Math.ceil(view.fromMs)}
						max={Math.max(1, Math.floor(view.toMs))}
						step={STEP_MS}
						value={atMs.value}
						aria-label={say("analyse_position")}
						aria-valuetext={clockTime(atMs.value)}
						onKeyDown={onSliderKey}
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
							view={view}
							atMs={atMs}
							chosenFace={chosenFace}
						/>
					))}
				</div>
			</div>
			{isLong ? <p class="soft">{say("analyse_timelines_hint")}</p> : null}
		</div>
	);
}

/** The part of the video that the strips show, by buttons and by keys; it goes with the player. */
function useZoom(durationMs: number, atMs: Signal<number>) {
	const whole = { fromMs: 0, toMs: durationMs };
	/** Null while it is all. */
	const chosen = useSignal<TimeView | null>(null);
	const beforeMs = useRef(0);
	const view = chosen.value ?? whole;
	useEffect(() => {
		if (chosen.value !== null)
			chosen.value = followView(chosen.value, beforeMs.current, atMs.value, whole);
		beforeMs.current = atMs.value;
	}, [atMs.value]);
	const onStep = (step: ViewChange) => {
		if (durationMs === 0) return;
		const next = step(view, whole, atMs.value);
		chosen.value = next.toMs - next.fromMs < durationMs ? next : null;
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const step = ZOOM_KEYS[event.key];
		if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		onStep(step);
	};
	return { view, onStep, onKeyDown };
}

function ZoomButtons({ onStep }: { onStep: (step: ViewChange) => void }) {
	const { say } = words.value;
	return (
		<div class="actions">
			{(Object.keys(VIEW_STEPS) as ViewStep[]).map((step) => (
				<Button key={step} onClick={() => onStep(VIEW_STEPS[step])}>
					{say(step === "whole" ? "analyse_step_whole" : `history_step_${step}`)}
				</Button>
			))}
		</div>
	);
}

interface RowProps {
	timeline: FaceTimeline;
	name: string;
	view: TimeView;
	atMs: Signal<number>;
	chosenFace: Signal<number | null>;
}

function TimelineRow({ timeline, name, view, atMs, chosenFace }: RowProps) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const { say, percent } = words.value;
	const [longest] = labelShares([timeline]);
	useEffect(() => {
		const element = canvas.current;
		if (!element) return;
		const draw = () => drawRow(element, timeline, view);
		const resized = new ResizeObserver(draw);
		resized.observe(element);
		draw();
		return () => resized.disconnect();
	}, [timeline, view.fromMs, view.toMs]);
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
		atMs.value = view.fromMs + share * (view.toMs - view.fromMs);
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
					aria-label={say("told_of", { thing: name, told: description })}
					onPointerDown={moveTo}
					onPointerMove={moveTo}
				/>
			</span>
		</div>
	);
}

function drawRow(canvas: HTMLCanvasElement, timeline: FaceTimeline, view: TimeView): void {
	const width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
	const height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
	Object.assign(canvas, { width, height });
	const context = canvas.getContext("2d");
	if (context && view.toMs > view.fromMs)
		drawStrip(context, timeline, view, { x: 0, y: 0, width, height });
}
