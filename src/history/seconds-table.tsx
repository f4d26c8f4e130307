import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { binSeconds, type RoomBin } from "../engine/bin-seconds.ts";
import type { TimeView } from "../engine/time-view.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import { labelKey } from "../shared/word-keys.ts";
import { clockTime } from "../ui/clock-time.ts";
import { LongTable } from "../ui/long-table.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { words } from "../ui/words-signal.ts";
import { STACKED } from "./stacked-labels.ts";

const STEPS = { minute: 60_000, ten: 10_000, second: 1000 } as const;

/** The timeline as a table: for reading by row, and for those who do not see the chart. */
export function SecondsTable({
	seconds,
	whole,
}: {
	seconds: readonly RoomSecond[];
	whole: TimeView;
}) {
	const { say, language } = words.value;
	const step = useSignal<keyof typeof STEPS>("minute");
	const bins = useMemo(
		() => binSeconds(seconds, whole, STEPS[step.value]).filter((bin) => bin !== null),
		[seconds, whole, step.value],
	);
	const oneDecimal = useMemo(
		() => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }),
		[language],
	);
	return (
		<section class="card">
			<div class="timeline-head">
				<h3 id="table-title">{say("history_table")}</h3>
				<Segmented
					name="table-step"
					labelledBy="table-title"
					choices={(Object.keys(STEPS) as (keyof typeof STEPS)[]).map((value) => ({
						value,
						text: say(`history_every_${value}`),
					}))}
					value={step.value}
					onChange={(value) => {
						step.value = value;
					}}
				/>
			</div>
			<p class="printed-only">
				{say("history_table_printed", {
					report: say("history_report"),
					export: say("action_export"),
				})}
			</p>
			<LongTable
				caption={say("history_table")}
				className="seconds-table"
				head={<HeadCells />}
				rows={bins}
				keyOf={({ fromMs }) => fromMs}
				cells={(bin) => <Cells bin={bin} faces={oneDecimal.format(bin.faces)} />}
			/>
		</section>
	);
}

function HeadCells() {
	const { say } = words.value;
	return (
		<>
			<th scope="col">{say("history_column_time")}</th>
			<th scope="col" class="number">
				{say("column_faces")}
			</th>
			{STACKED.map((label) => (
				<th key={label} scope="col" class="number">
					{say(labelKey(label))}
				</th>
			))}
		</>
	);
}

function Cells({ bin, faces }: { bin: RoomBin; faces: string }) {
	const { percent, say } = words.value;
	return (
		<>
			<th scope="row">{clockTime(bin.fromMs)}</th>
			<td class="number">{faces}</td>
			{STACKED.map((label) => (
				<td key={label} class="number">
					{bin.faces > 0 ? percent(bin.counts[label] / bin.faces) : say("nothing")}
				</td>
			))}
		</>
	);
}
