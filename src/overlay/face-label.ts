import type { LabelEntry } from "../engine/label-set.ts";
import type { ShownFace } from "../engine/shown-face.ts";
import type { ShownKey, ShownLabel } from "../shared/expressions.ts";
import { createLabelIcon, drawLabelIcon } from "./label-icon.ts";
import { type LabelShape, rowCount } from "./label-shape.ts";
import type { LabelWords } from "./label-words.ts";
import { steadyPercent } from "./steady-percent.ts";
import { steadyRows } from "./steady-rows.ts";
import { WrittenElement } from "./written-element.ts";

/** What a label writes down for one row of its bars. */
interface Row {
	whole: WrittenElement;
	name: WrittenElement;
	fill: WrittenElement;
	percent: WrittenElement;
	key?: ShownKey;
	shownPercent?: number;
}

/** The nodes of one label. They are kept while its face is; only what changed is written. */
export class FaceLabel {
	readonly whole: WrittenElement;
	readonly #icon: SVGElement;
	readonly #word: WrittenElement;
	readonly #percent: WrittenElement;
	readonly #rows: Row[] = [];
	#label: ShownLabel | undefined;
	#shownPercent: number | undefined;

	constructor(document: Document) {
		this.whole = new WrittenElement(document, "label");
		this.#icon = createLabelIcon(document);
		this.#word = new WrittenElement(document, "word");
		this.#percent = new WrittenElement(document, "percent");
		const head = new WrittenElement(document, "head");
		head.append(this.#icon, this.#word, this.#percent);
		this.whole.append(head);
	}

	/** Shows what `face` says in the given shape. */
	draw(shape: LabelShape, face: ShownFace, words: LabelWords): void {
		this.whole.setData("shape", shape === "allBars" || shape === "threeBars" ? "bars" : shape);
		this.whole.setData("label", face.label);
		if (this.#label !== face.label) {
			drawLabelIcon(this.#icon, face.label);
			this.#shownPercent = undefined;
		}
		this.#label = face.label;
		this.#word.setText(shape === "dot" ? "" : words.label(face.label));
		this.#shownPercent =
			face.probability === null || shape !== "chip"
				? undefined
				: steadyPercent(face.probability, this.#shownPercent);
		this.#percent.setText(
			this.#shownPercent === undefined ? "" : words.percent(this.#shownPercent),
		);
		this.#drawRows(rowCount(shape, face.entries), face.entries, words);
	}

	#drawRows(count: number, entries: readonly LabelEntry[], words: LabelWords): void {
		while (this.#rows.length > count) this.#rows.pop()?.whole.element.remove();
		if (count === 0) return;
		while (this.#rows.length < count) {
			const row = createRow(this.whole.element.ownerDocument);
			this.#rows.push(row);
			this.whole.append(row.whole);
		}
		const shown = this.#rows.flatMap(({ key }) => key ?? []);
		const percents = new Map(this.#rows.map(({ key, shownPercent }) => [key, shownPercent]));
		for (const [index, entry] of steadyRows(entries, count, shown).entries()) {
			const row = this.#rows[index];
			if (row !== undefined) drawRow(row, entry, percents.get(entry.key), words);
		}
	}
}

function createRow(document: Document): Row {
	const row: Row = {
		whole: new WrittenElement(document, "row"),
		name: new WrittenElement(document, "name"),
		fill: new WrittenElement(document, "fill"),
		percent: new WrittenElement(document, "percent"),
	};
	const track = new WrittenElement(document, "track");
	track.append(row.fill);
	row.whole.append(row.name, track, row.percent);
	return row;
}

function drawRow(
	row: Row,
	{ key, probability }: LabelEntry,
	shownPercent: number | undefined,
	words: LabelWords,
): void {
	row.key = key;
	row.shownPercent = steadyPercent(probability, shownPercent);
	row.whole.setData("label", key);
	row.name.setText(words.label(key));
	row.percent.setText(words.percent(row.shownPercent));
	row.fill.setStyle("transform", `scaleX(${row.shownPercent / 100})`);
}
