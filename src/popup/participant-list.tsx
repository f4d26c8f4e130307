import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { shownFace } from "../engine/shown-face.ts";
import { phraseLabel } from "../shared/phrase-label.ts";
import { shownShare } from "../shared/shown-share.ts";
import { labelKey } from "../shared/word-keys.ts";
import { Icon } from "../ui/icon.tsx";
import { LabelDisc } from "../ui/label-disc.tsx";
import { NeutralFacePanel } from "../ui/neutral-face-panel.tsx";
import { forgetNeutralFace } from "../ui/neutral-faces-signal.ts";
import { settings } from "../ui/settings-signal.ts";
import { SparkBars } from "../ui/spark-bars.tsx";
import { words } from "../ui/words-signal.ts";
import type { Seen, SeenNeutral } from "./call-summary.ts";
import { seenName } from "./participant-name.ts";
import { takeNeutralFace } from "./popup-state.ts";

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
	const [isOpen, setOpen] = useState(false);
	const row = useRef<HTMLLIElement>(null);
	// The list is low and scrolls: what opens at its lower end would open out of sight.
	useEffect(() => {
		if (isOpen) row.current?.scrollIntoView();
	}, [isOpen]);
	const name = seenName(seen, words.value);
	const { neutral } = seen;
	return (
		<li class="participant" ref={row}>
			<Reading {...seen}>
				<p class="participant-name">
					{/* A long one is cut short. */}
					<span title={name}>{name}</span>
					{seen.isSelf && seen.name !== null ? (
						<span class="tag">{say("participant_self")}</span>
					) : null}
				</p>
			</Reading>
			{neutral === null ? (
				<span class="participant-more" />
			) : (
				<button
					type="button"
					class="participant-more"
					aria-expanded={isOpen}
					aria-label={say("neutral_open", { name })}
					title={say("neutral_open", { name })}
					data-state={neutral.state?.state}
					onClick={() => setOpen(!isOpen)}
				>
					<Icon name="neutral" />
				</button>
			)}
			{isOpen && neutral !== null ? <Neutral isSelf={seen.isSelf} neutral={neutral} /> : null}
		</li>
	);
}

function Neutral({ isSelf, neutral }: { isSelf: boolean; neutral: SeenNeutral }) {
	return (
		<NeutralFacePanel
			isSelf={isSelf}
			state={neutral.state}
			onTake={() => void takeNeutralFace(neutral)}
			onForget={() => void forgetNeutralFace(neutral.key)}
		/>
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
			say("spoken_probability", {
				label: say(labelKey(key)),
				percent: percent(shownShare(probability)),
			}),
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
				{shown.probability === null ? say("nothing") : percent(shownShare(shown.probability))}
			</span>
		</>
	);
}
