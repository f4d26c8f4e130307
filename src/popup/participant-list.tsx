import type { ComponentChildren } from "preact";
import { shownFace } from "../engine/shown-face.ts";
import { phraseLabel } from "../shared/phrase-label.ts";
import { labelKey } from "../shared/word-keys.ts";
import { LabelDisc } from "../ui/label-disc.tsx";
import { settings } from "../ui/settings-signal.ts";
import { SparkBars } from "../ui/spark-bars.tsx";
import { words } from "../ui/words-signal.ts";
import type { Seen } from "./call-summary.ts";
import { seenName } from "./participant-name.ts";

/** Everyone in view with what their face shows now. */
export function ParticipantList({ seen }: { seen: readonly Seen[] }) {
	return (
		<section class="participants" aria-labelledby="participants-title">
			<h2 id="participants-title">{words.value.say("participants_title")}</h2>
			<ul tabIndex={seen.length > 5 ? 0 : undefined}>
				{seen.map((one) => (
					<Participant key={one.id} {...one} />
				))}
			</ul>
		</section>
	);
}

function Participant(seen: Seen) {
	const { say } = words.value;
	return (
		<li class="participant">
			<Reading {...seen}>
				<p class="participant-name">
					<span>{seenName(seen, words.value)}</span>
					{seen.isSelf && seen.name !== null ? (
						<span class="tag">{say("participant_self")}</span>
					) : null}
				</p>
			</Reading>
		</li>
	);
}

function Reading({ reading, children }: Seen & { children: ComponentChildren }) {
	const { say, percent, list } = words.value;
	if (reading === null)
		return (
			<>
				<span class="no-face" />
				<div class="participant-words">
					{children}
					<p class="soft">{say("participant_no_face")}</p>
				</div>
			</>
		);
	const shown = shownFace(reading, settings.value);
	const description = list(
		shown.entries.map(({ key, probability }) =>
			say("spoken_probability", { label: say(labelKey(key)), percent: percent(probability) }),
		),
	);
	return (
		<>
			<LabelDisc label={shown.label} />
			<div class="participant-words">
				{children}
				<p class="soft">{phraseLabel(shown.label, reading.doubts, words.value)}</p>
			</div>
			<SparkBars rows={shown.entries} description={description} />
			<span class="participant-percent">
				{shown.probability === null ? say("nothing") : percent(shown.probability)}
			</span>
		</>
	);
}
