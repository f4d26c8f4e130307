import type { LabelShare } from "../shared/expressions.ts";
import { LABEL_LOOKS } from "../shared/label-look.ts";
import { labelKey } from "../shared/word-keys.ts";
import { LabelDisc } from "./label-disc.tsx";
import { words } from "./words-signal.ts";

/** How much of the time each expression took, over all faces. */
export function ShareList({ shares }: { shares: readonly LabelShare[] }) {
	const { say, percent } = words.value;
	return (
		<div class="card shares">
			<h2>{say("analyse_shares")}</h2>
			{shares.length === 0 ? <p class="soft">{say("analyse_shares_none")}</p> : null}
			<ul>
				{shares.map(({ label, share }) => (
					<li key={label}>
						<LabelDisc label={label} />
						<span>{say(labelKey(label))}</span>
						<span class="bar" style={{ "--label": LABEL_LOOKS[label].colour }}>
							<span style={{ transform: `scaleX(${share})` }} />
						</span>
						<span class="percent">{percent(share)}</span>
					</li>
				))}
			</ul>
		</div>
	);
}
