import { LABEL_LOOKS } from "../shared/label-look.ts";
import type { FaceReading } from "../shared/readings.ts";
import { shownShare } from "../shared/shown-share.ts";
import { labelKey } from "../shared/word-keys.ts";
import { LabelDisc } from "../ui/label-disc.tsx";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { isOpening } from "./analysis-pipeline.ts";
import { phraseReading } from "./phrase-reading.ts";

interface ProbabilityWindowProps {
	reading: FaceReading | undefined;
	/** Whether no face was looked for either. */
	isUnread?: boolean;
}

/** Everything one reading says: the label, how certain it is, a bar per expression, the picture's quality. */
export function ProbabilityWindow({ reading, isUnread = false }: ProbabilityWindowProps) {
	const { say, percent } = words.value;
	if (!reading)
		return (
			<p class="soft" role="status">
				{isOpening.value
					? say("status_starting")
					: say(isUnread ? "analyse_not_read" : "analyse_no_face")}
			</p>
		);
	const { face, phrase } = phraseReading(reading, settings.value, words.value);
	return (
		<div class="probability-window">
			<div class="probability-head">
				<LabelDisc label={face.label} />
				<div>
					<p class="probability-label">{say(labelKey(face.label))}</p>
					<p class="soft">
						{face.probability === null
							? phrase
							: say("analyse_certainty", { percent: percent(shownShare(face.probability)) })}
					</p>
				</div>
			</div>
			<dl class="probability-bars">
				{face.entries.map(({ key, probability }) => (
					<div key={key} class={key === face.label ? "top" : ""}>
						<dt>{say(labelKey(key))}</dt>
						<dd>
							<span class="bar" style={{ "--label": LABEL_LOOKS[key].colour }}>
								<span style={{ transform: `scaleX(${probability})` }} />
							</span>
							<span class="percent">{percent(shownShare(probability))}</span>
						</dd>
					</div>
				))}
			</dl>
			<div class="probability-quality">
				<label for="picture-quality">{say("analyse_quality")}</label>
				<meter
					id="picture-quality"
					min={0}
					max={1}
					low={0.5}
					high={0.75}
					optimum={1}
					value={reading.quality}
				/>
				<span class="percent">{percent(reading.quality)}</span>
			</div>
		</div>
	);
}
