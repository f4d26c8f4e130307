import type { ShownLabel } from "../shared/expressions.ts";
import { ICON_STROKE, INK, LABEL_LOOKS } from "../shared/label-look.ts";

/** A label as the overlay draws it: its colour and its face. The word stands beside it. */
export function LabelDisc({ label }: { label: ShownLabel }) {
	const { colour, strokes, fills, disc } = LABEL_LOOKS[label];
	const ink = disc === "face" ? INK : "currentColor";
	return (
		<svg class="label-disc" viewBox="0 0 16 16" aria-hidden="true">
			{disc === "face" ? (
				<circle class="disc-edge" cx="8" cy="8" r="7.5" fill={colour} />
			) : (
				<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.25" />
			)}
			<path
				d={strokes}
				fill="none"
				stroke={ink}
				stroke-width={ICON_STROKE}
				stroke-linecap="round"
				stroke-linejoin="round"
			/>
			<path d={fills} fill={ink} />
		</svg>
	);
}
