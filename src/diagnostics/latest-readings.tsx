import { phraseLabel } from "../shared/phrase-label.ts";
import type { FaceReading } from "../shared/readings.ts";
import { shownShare } from "../shared/shown-share.ts";
import { LabelDisc } from "../ui/label-disc.tsx";
import { words } from "../ui/words-signal.ts";

/** The latest reading of each face on a tile, in the seven labels whatever set is shown. */
export function LatestReadings({ readings }: { readings: readonly FaceReading[] }) {
	const { say, percent } = words.value;
	if (readings.length === 0) return <span class="soft">{say("participant_no_face")}</span>;
	return (
		<ul class="latest-readings">
			{readings.map(({ trackId, label, probabilities, doubts }) => (
				<li key={trackId}>
					<LabelDisc label={label} />
					<span>{phraseLabel(label, doubts, words.value)}</span>
					{label === "uncertain" ? null : <span>{percent(shownShare(probabilities[label]))}</span>}
				</li>
			))}
		</ul>
	);
}
