import type { Signal } from "@preact/signals";
import type { Moment } from "../engine/find-moments.ts";
import { fitView, type TimeView } from "../engine/time-view.ts";
import { clockTime } from "../ui/clock-time.ts";
import { words } from "../ui/words-signal.ts";
import { momentSentence } from "./moment-sentence.ts";

/** How much of the timeline is shown around a moment. */
const AROUND_MS = 120_000;

interface MomentListProps {
	moments: readonly Moment[];
	whole: TimeView;
	view: Signal<TimeView>;
}

/** The largest changes, each a way to its place on the timeline. */
export function MomentList({ moments, whole, view }: MomentListProps) {
	const { say } = words.value;
	const goTo = ({ atMs }: Moment) => {
		view.value = fitView({ fromMs: atMs - AROUND_MS, toMs: atMs + AROUND_MS }, whole);
	};
	return (
		<section class="card moments">
			<h3>{say("history_moments")}</h3>
			<p class="soft">{say("history_moments_hint")}</p>
			{moments.length === 0 ? <p>{say("history_moments_none")}</p> : null}
			<ul>
				{moments.map((moment) => (
					<li key={moment.atMs}>
						<button type="button" class="moment" onClick={() => goTo(moment)}>
							<b>{clockTime(moment.atMs)}</b>
							<span>{momentSentence(moment, words.value)}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
