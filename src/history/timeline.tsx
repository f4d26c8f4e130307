import { type Signal, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { binLengthFor, binSeconds, type RoomBin, sharesOfCounts } from "../engine/bin-seconds.ts";
import {
	fitView,
	type TimeView,
	VIEW_STEPS,
	type ViewChange,
	type ViewStep,
	ZOOM_KEYS,
	zoomView,
} from "../engine/time-view.ts";
import { LABEL_LOOKS } from "../shared/label-look.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { Button } from "../ui/button.tsx";
import { clockTime } from "../ui/clock-time.ts";
import { Segmented } from "../ui/segmented.tsx";
import { words } from "../ui/words-signal.ts";
import { STACKED } from "./stacked-labels.ts";
import { type StackedBy, TimelineChart } from "./timeline-chart.tsx";

/** More bins than this a chart of a page's width cannot show apart. */
const MOST_BINS = 300;

interface TimelineProps {
	seconds: readonly RoomSecond[];
	whole: TimeView;
	view: Signal<TimeView>;
	/** Unique on the page. */
	name?: string;
}

const KEYS: Readonly<Record<string, ViewChange>> = {
	...ZOOM_KEYS,
	ArrowLeft: VIEW_STEPS.earlier,
	ArrowRight: VIEW_STEPS.later,
	Home: ({ fromMs, toMs }, whole) =>
		fitView({ fromMs: whole.fromMs, toMs: whole.fromMs + toMs - fromMs }, whole),
	End: ({ fromMs, toMs }, whole) =>
		fitView({ fromMs: whole.toMs - toMs + fromMs, toMs: whole.toMs }, whole),
};

/** How the room changed over a session: a chart that can be zoomed and moved by mouse and by keyboard. */
export function Timeline({ seconds, whole, view, name = "timeline" }: TimelineProps) {
	const { say } = words.value;
	const by = useSignal<StackedBy>("faces");
	const hovered = useSignal<RoomBin | null>(null);
	const { fromMs, toMs } = view.value;
	const bins = useMemo(
		() => binSeconds(seconds, view.value, binLengthFor(toMs - fromMs, MOST_BINS)),
		[seconds, fromMs, toMs],
	);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = KEYS[event.key];
		if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		view.value = step(view.value, whole);
	};
	const span = say("history_shown", { from: clockTime(fromMs), to: clockTime(toMs) });
	return (
		<section class="card timeline" aria-labelledby={`${name}-title`}>
			<div class="timeline-head">
				<h3 id={`${name}-title`}>{say("history_timeline")}</h3>
				<Segmented
					name={`${name}-by`}
					labelledBy={`${name}-title`}
					choices={(["faces", "shares"] as const).map((value) => ({
						value,
						text: say(`history_by_${value}`),
					}))}
					value={by.value}
					onChange={(value) => {
						by.value = value;
					}}
				/>
				<div class="actions">
					{(Object.keys(VIEW_STEPS) as ViewStep[]).map((step) => (
						<Button
							key={step}
							onClick={() => {
								view.value = VIEW_STEPS[step](view.value, whole);
							}}
						>
							{say(`history_step_${step}`)}
						</Button>
					))}
				</div>
			</div>
			<section
				class="chart"
				aria-label={`${say("history_timeline")}: ${span}. ${say("history_timeline_keys")}`}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by the keyboard
				tabIndex={0}
				onKeyDown={onKeyDown}
			>
				<TimelineChart
					bins={bins}
					by={by.value}
					view={view.value}
					onHover={(bin) => {
						hovered.value = bin;
					}}
					onSelect={(selected) => {
						view.value = zoomView(selected, 1, whole);
					}}
					onReset={() => {
						view.value = whole;
					}}
				/>
				<Legend />
			</section>
			<p class="timeline-readout" role="status">
				{hovered.value === null ? span : binSentence(hovered.value, words.value)}
			</p>
			<p class="soft">{say("history_timeline_hint")}</p>
		</section>
	);
}

function Legend() {
	const { say } = words.value;
	return (
		<ul class="chart-legend stacked">
			{STACKED.map((label) => (
				<li key={label}>
					<span style={{ background: LABEL_LOOKS[label].colour }} />
					{say(labelKey(label))}
				</li>
			))}
		</ul>
	);
}

/** One bin in words: "0:10:00: 12 faces. Happy 40 %, Neutral 60 %". */
function binSentence({ fromMs, faces, counts }: RoomBin, { say, count, percent, list }: Words) {
	const shares = sharesOfCounts(counts).map(({ label, share }) =>
		say("spoken_probability", { label: say(labelKey(label)), percent: percent(share) }),
	);
	return say("history_bin", {
		time: clockTime(fromMs),
		faces: count("count_faces", Math.round(faces)),
		shares: list(shares),
	});
}
