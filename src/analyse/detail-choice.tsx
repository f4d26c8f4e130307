import type { Signal } from "@preact/signals";
import type { SearchDetail } from "./analysis-pipeline.ts";

interface DetailChoiceProps {
	id: string;
	text: string;
	detail: Signal<SearchDetail>;
}

/** Whether small faces are looked for too. */
export function DetailChoice({ id, text, detail }: DetailChoiceProps) {
	return (
		<label class="check">
			<input
				id={id}
				type="checkbox"
				checked={detail.value === "picture"}
				onChange={(event) => {
					detail.value = event.currentTarget.checked ? "picture" : "tile";
				}}
			/>
			{text}
		</label>
	);
}
