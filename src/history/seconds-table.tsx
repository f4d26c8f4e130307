import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { binSeconds, type RoomBin } from "../engine/bin-seconds.ts";
import type { TimeView } from "../engine/time-view.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import { labelKey } from "../shared/word-keys.ts";
import { clockTime } from "../ui/clock-time.ts";
import { Segmented } from "../ui/segmented.tsx";
import { useVisibleRows } from "../ui/visible-rows.ts";
import { words } from "../ui/words-signal.ts";
import { STACKED } from "./stacked-labels.ts";

const ROW_PX = 36;
const STEPS = { minute: 60_000, ten: 10_000, second: 1000 } as const;

/** The timeline as a table: for reading by row, and for those who do not see the chart. */
export function SecondsTable({
	seconds,
	whole,
}: {
	seconds: readonly RoomSecond[];
	whole: TimeView;
}) {
	const { say } = words.value;
	const step = useSignal<keyof typeof STEPS>("minute");
	const bins = useMemo(
		() => binSeconds(seconds, whole, STEPS[step.value]).filter((bin) => bin !== null),
		[seconds, whole, step.value],
	);
	const rows = useVisibleRows<HTMLDivElement>(bins.length, ROW_PX, -1, ROW_PX);
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
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
			<div ref={rows.scroller} class="seconds-scroll" tabIndex={0}>
				<table
					class="table seconds-table"
					aria-rowcount={bins.length + 1}
					style={{ marginTop: `${rows.beforePx}px`, marginBottom: `${rows.afterPx}px` }}
				>
					<caption class="spoken-only">{say("history_table")}</caption>
					<thead>
						<tr aria-rowindex={1}>
							<th scope="col">{say("history_column_time")}</th>
							<th scope="col" class="number">
								{say("column_faces")}
							</th>
							{STACKED.map((label) => (
								<th key={label} scope="col" class="number">
									{say(labelKey(label))}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{bins.slice(rows.first, rows.end).map((bin, offset) => (
							<Row key={bin.fromMs} bin={bin} rowIndex={rows.first + offset + 2} />
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}

function Row({ bin: { fromMs, faces, counts }, rowIndex }: { bin: RoomBin; rowIndex: number }) {
	const { percent, say, language } = words.value;
	const decimals = { maximumFractionDigits: 1 };
	return (
		<tr aria-rowindex={rowIndex} style={{ height: `${ROW_PX}px` }}>
			<th scope="row">{clockTime(fromMs)}</th>
			<td class="number">{new Intl.NumberFormat(language, decimals).format(faces)}</td>
			{STACKED.map((label) => (
				<td key={label} class="number">
					{faces > 0 ? percent(counts[label] / faces) : say("nothing")}
				</td>
			))}
		</tr>
	);
}
