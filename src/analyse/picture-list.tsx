import { useEffect, useRef } from "preact/hooks";
import { shownFace } from "../engine/shown-face.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { remInPx } from "../ui/letter-size.ts";
import { settings } from "../ui/settings-signal.ts";
import { useVisibleRows } from "../ui/visible-rows.ts";
import { words } from "../ui/words-signal.ts";
import type { PictureEntry } from "./picture-batch.ts";
import { batch, choosePicture, chosenPicture, stepPicture } from "./pictures-state.ts";

const ROW_REM = 3.5;
const STEPS: Readonly<Record<string, number>> = {
	ArrowDown: 1,
	ArrowUp: -1,
	PageDown: 8,
	PageUp: -8,
	Home: Number.NEGATIVE_INFINITY,
	End: Number.POSITIVE_INFINITY,
};

/** All pictures of the batch; arrow keys move the choice. */
export function PictureList() {
	const entries = batch.entries.value;
	const chosen = entries.findIndex(({ id }) => id === chosenPicture.value?.id);
	const rows = useVisibleRows<HTMLElement>(entries.length, remInPx(ROW_REM), chosen);
	const list = useRef<HTMLUListElement>(null);
	const takesFocus = useRef<PictureEntry["id"] | null>(null);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = STEPS[event.key];
		if (step === undefined) return;
		event.preventDefault();
		const before = chosenPicture.peek();
		stepPicture(step);
		const after = chosenPicture.peek();
		if (after !== undefined && after !== before) takesFocus.current = after.id;
	};
	// The row of the picture chosen takes the focus along once it is drawn; a far one only after the list was scrolled.
	useEffect(() => {
		const row = list.current?.querySelector<HTMLElement>("[aria-current=true]");
		// What was drawn before the key was pressed may come here after it.
		if (!row || takesFocus.current === null || entries[chosen]?.id !== takesFocus.current) return;
		takesFocus.current = null;
		row.focus();
	});
	return (
		<nav
			ref={rows.scroller}
			class="card picture-list"
			aria-label={words.value.say("analyse_pictures_list")}
		>
			<ul
				ref={list}
				style={{ paddingTop: `${rows.beforePx}px`, paddingBottom: `${rows.afterPx}px` }}
			>
				{entries.slice(rows.first, rows.end).map((entry, offset) => (
					<Row
						key={entry.id}
						entry={entry}
						isChosen={rows.first + offset === chosen}
						onKeyDown={onKeyDown}
					/>
				))}
			</ul>
		</nav>
	);
}

interface RowProps {
	entry: PictureEntry;
	isChosen: boolean;
	onKeyDown: (event: KeyboardEvent) => void;
}

function Row({ entry, isChosen, onKeyDown }: RowProps) {
	return (
		<li>
			<button
				type="button"
				class={`picture-row ${entry.state}`}
				aria-current={isChosen}
				title={entry.name}
				tabIndex={isChosen ? 0 : -1}
				onClick={() => choosePicture(entry.id)}
				onKeyDown={onKeyDown}
			>
				{entry.thumbnail ? (
					<img src={entry.thumbnail} alt="" loading="lazy" />
				) : (
					<span class="no-thumbnail" />
				)}
				<span class="picture-name">{entry.name}</span>
				<span class="picture-sum soft">{sumOf(entry, words.value)}</span>
			</button>
		</li>
	);
}

/** What became of a picture, in a few words. */
function sumOf({ state, readings }: PictureEntry, { say, count }: Words): string {
	if (state !== "done") return say(`analyse_state_${state}`);
	const [only] = readings;
	if (readings.length !== 1 || !only) return count("count_faces", readings.length);
	return say(labelKey(shownFace(only, settings.value).label));
}
