import { shownFace } from "../engine/shown-face.ts";
import { EXPRESSIONS } from "../shared/expressions.ts";
import { shownShare } from "../shared/shown-share.ts";
import { labelKey } from "../shared/word-keys.ts";
import { LabelDisc } from "../ui/label-disc.tsx";
import { LongTable } from "../ui/long-table.tsx";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { choosePicture, chosenFace, type FaceRow, faceRows } from "./pictures-state.ts";

/** Every face of every picture: file, label, probabilities, quality, box in pixels. */
export function FacesTable() {
	const { say, count } = words.value;
	const faces = faceRows.value;
	const chosen = faces.findIndex(({ reading }) => reading.trackId === chosenFace.value);
	return (
		<div class="card faces-card">
			<h2>{count("count_faces", faces.length)}</h2>
			<LongTable
				caption={say("analyse_faces_table")}
				className="faces-table"
				head={<HeadCells />}
				rows={faces}
				keyOf={({ reading }) => reading.trackId}
				cells={(face) => <Cells face={face} />}
				chosen={chosen}
			/>
		</div>
	);
}

function HeadCells() {
	const { say } = words.value;
	return (
		<>
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
		</>
	);
}

function Cells({ face: { picture, reading } }: { face: FaceRow }) {
	const { say, percent } = words.value;
	const { label } = shownFace(reading, settings.value);
	const [x, y, width, height] = [
		reading.box.x,
		reading.box.y,
		reading.box.width,
		reading.box.height,
	].map(Math.round);
	return (
		<>
			<th scope="row">
				<button
					type="button"
					class="face-link"
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
		</>
	);
}
