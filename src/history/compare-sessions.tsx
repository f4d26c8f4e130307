import { useSignal } from "@preact/signals";
import { sharesOfCounts } from "../engine/bin-seconds.ts";
import type { Label } from "../shared/expressions.ts";
import { labelKey } from "../shared/word-keys.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { clockTime } from "../ui/clock-time.ts";
import { DataTable } from "../ui/data-table.tsx";
import { words } from "../ui/words-signal.ts";
import { sessions } from "./history-state.ts";
import { useRoom, wholeOf } from "./session-room.ts";
import { titleOf } from "./session-words.ts";
import { STACKED } from "./stacked-labels.ts";
import { Timeline } from "./timeline.tsx";
import { useTimeView } from "./use-time-view.ts";

/** This session beside another one: figures in a table, and the other's timeline. */
export function CompareSessions({ session }: { session: SessionRow }) {
	const { say } = words.value;
	const otherId = useSignal("");
	const others = (sessions.value?.found ?? []).filter(({ id }) => id !== session.id);
	const other = others.find(({ id }) => id === otherId.value);
	return (
		<section class="card compare">
			<div class="timeline-head">
				<h3>
					<label for="compare-with">{say("history_compare")}</label>
				</h3>
				<select
					id="compare-with"
					class="select"
					value={other?.id ?? ""}
					disabled={others.length === 0}
					onChange={(event) => {
						otherId.value = event.currentTarget.value;
					}}
				>
					<option value="">{say("history_compare_choose")}</option>
					{others.map((each) => (
						<option key={each.id} value={each.id}>
							{titleOf(each, words.value)}
						</option>
					))}
				</select>
			</div>
			{others.length === 0 ? <p class="soft">{say("history_compare_none")}</p> : null}
			{other === undefined ? null : <Comparison session={session} other={other} />}
		</section>
	);
}

function Comparison({ session, other }: { session: SessionRow; other: SessionRow }) {
	const { say, count, percent, language } = words.value;
	const points = new Intl.NumberFormat(language, {
		signDisplay: "exceptZero",
		maximumFractionDigits: 0,
	});
	const both = [session, other];
	const shareOf = ({ totals }: SessionRow, label: Label) =>
		sharesOfCounts(totals).find((each) => each.label === label)?.share ?? 0;
	const pointsMore = (more: number) =>
		count("history_points", Math.abs(Math.round(more)), { points: points.format(more) });
	const facts = [
		{
			id: "length",
			cells: [say("history_length"), ...both.map((one) => clockTime(one.lastMs)), ""],
		},
		{
			id: "people",
			cells: [
				say("history_most_faces"),
				...both.map((one) => one.mostFaces),
				points.format(other.mostFaces - session.mostFaces),
			],
		},
		...STACKED.map((label) => ({
			id: label,
			cells: [
				say(labelKey(label)),
				...both.map((one) => percent(shareOf(one, label))),
				pointsMore(100 * (shareOf(other, label) - shareOf(session, label))),
			],
		})),
	];
	return (
		<>
			<DataTable
				caption={say("history_compare")}
				columns={[
					say("history_column_figure"),
					say("history_column_this"),
					titleOf(other, words.value),
					say("history_column_difference"),
				]}
				rows={facts}
			/>
			<OtherTimeline key={other.id} session={other} />
		</>
	);
}

function OtherTimeline({ session }: { session: SessionRow }) {
	const room = useRoom(session).value;
	if (room === null || room instanceof HistoryProblem) return null;
	return <ShownTimeline seconds={room.found} />;
}

function ShownTimeline({ seconds }: { seconds: Parameters<typeof wholeOf>[0] }) {
	const whole = wholeOf(seconds);
	const view = useTimeView(whole);
	return <Timeline seconds={seconds} whole={whole} view={view} name="other-timeline" />;
}
