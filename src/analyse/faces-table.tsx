import { shownFace } from "../engine/shown-face.ts";
import { EXPRESSIONS } from "../shared/expressions.ts";
import { shownShare } from "../shared/shown-share.ts";
import { labelKey } from "../shared/word-keys.ts";
import { LabelDisc } from "../ui/label-disc.tsx";
import { settings } from "../ui/settings-signal.ts";
import { useVisibleRows } from "../ui/visible-rows.ts";
import { words } from "../ui/words-signal.ts";
import { choosePicture, chosenFace, type FaceRow, faceRows } from "./pictures-state.ts";

const ROW_PX = 36;

/** Every face of every picture: file, label, probabilities, quality, box in pixels. */
export function FacesTable() {
	const { say, count } = words.value;
	const faces = faceRows.value;
	const chosen = faces.findIndex(({ reading }) => reading.trackId === chosenFace.value);
	const rows = useVisibleRows<HTMLDivElement>(faces.length, ROW_PX, chosen, ROW_PX);
	return (
		<div class="card faces-card">
			<h2>{count("count_faces", faces.length)}</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
			<div ref={rows.scroller} class="faces-scroll" tabIndex={0}>
				<table
					class="table faces-table"
					aria-rowcount={faces.length + 1}
					style={{ marginTop: `${rows.beforePx}px`, marginBottom: `${rows.afterPx}px` }}
				>
					<caption class="spoken-only">{say("analyse_faces_table")}</caption>
					<Head />
					<tbody>
						{faces.slice(rows.first, rows.end).map((face, offset) => (
							<Row
								key={face.reading.trackId}
								face={face}
								rowIndex={rows.first + offset + 2}
								isChosen={rows.first + offset === chosen}
							/>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}

function Head() {
	const { say } = words.value;
	return (
		<thead>
			<tr aria-rowindex={1}>
				<th scope="col">{say("analyse_column_file")}</th>
				<th scope="col">{say("analyse_column_label")}</th>
				{EXPRESSIONS.map((name) => (
					<th key={name} scope="col" class="number">
						{say(labelKey(name))}
					</th>
				))}
				<th scope="col" class="number">
					{say("analyse_quality")}
				</th>
				<th scope="col">{say("analyse_column_box")}</th>
			</tr>
		</thead>
	);
}

interface RowProps {
	face: FaceRow;
	rowIndex: number;
	isChosen: boolean;
}

function Row({ face: { picture, reading }, rowIndex, isChosen }: RowProps) {
	const { say, percent } = words.value;
	const { label } = shownFace(reading, settings.value);
	const [x, y, width, height] = [
		reading.box.x,
		reading.box.y,
		reading.box.width,
		reading.box.height,
	].map(Math.round);
	return (
		<tr class={isChosen ? "chosen" : ""} aria-rowindex={rowIndex} style={{ height: `${ROW_PX}px` }}>
			<th scope="row">
				<button
					type="button"
					class="file-link"
					title={picture.name}
					onClick={() => choosePicture(picture.id, reading.trackId)}
				>
					{picture.name}
				</button>
			</th>
			<td>
				<span class="label-cell">
					<LabelDisc label={label} />
					{say(labelKey(label))}
				</span>
			</td>
			{EXPRESSIONS.map((name) => (
				<td key={name} class={name === reading.label ? "number top" : "number"}>
					{percent(shownShare(reading.probabilities[name]))}
				</td>
			))}
			<td class="number">{percent(reading.quality)}</td>
			<td class="box-cell">
				{x}, {y} · {width} × {height}
			</td>
		</tr>
	);
}
