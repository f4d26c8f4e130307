import type { ShownKey } from "../shared/expressions.ts";
import { LABEL_LOOKS } from "../shared/label-look.ts";

interface SparkBarsProps {
	rows: readonly { key: ShownKey; probability: number }[];
	/** All of it in words, shown on hover and read out. */
	description: string;
}

/** A small picture of all probabilities at once: one column per label, in its colour. */
export function SparkBars({ rows, description }: SparkBarsProps) {
	return (
		<div class="spark-bars" role="img" aria-label={description} title={description}>
			{rows.map(({ key, probability }) => (
				<span
					key={key}
					style={{
						"--label": LABEL_LOOKS[key].colour,
						height: `${Math.round(probability * 100)}%`,
					}}
				/>
			))}
		</div>
	);
}
