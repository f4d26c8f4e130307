import type { LabelEntry } from "../engine/label-set.ts";
import type { ShownKey, ShownLabel } from "../shared/expressions.ts";
import { createLabelIcon, drawLabelIcon } from "./label-icon.ts";
import type { LabelShape } from "./label-shape.ts";
import { rowCount } from "./label-size.ts";
import type { LabelWords } from "./label-words.ts";
import type { ShownFace } from "./shown-face.ts";
import { steadyPercent } from "./steady-percent.ts";
import { steadyRows } from "./steady-rows.ts";

interface Row {
	element: HTMLElement;
	name: HTMLElement;
	fill: HTMLElement;
	percent: HTMLElement;
	key?: ShownKey;
	shownPercent?: number;
}

/** The nodes of one label. They are kept while its face is; only what changed is written. */
export class FaceLabel {
	readonly element: HTMLElement;
	readonly #icon: SVGElement;
	readonly #word: HTMLElement;
	readonly #percent: HTMLElement;
	readonly #rows: Row[] = [];
	#label: ShownLabel | undefined;
	#shownPercent: number | undefined;

	constructor(document: Document) {
		this.element = part(document, "label");
		this.#icon = createLabelIcon(document);
		this.#word = part(document, "word");
		this.#percent = part(document, "percent");
		const head = part(document, "head");
		head.append(this.#icon, this.#word, this.#percent);
		this.element.append(head);
	}

	/** Shows what `face` says in the given shape. */
	draw(shape: LabelShape, face: ShownFace, words: LabelWords): void {
		setData(this.element, "shape", shape === "allBars" || shape === "threeBars" ? "bars" : shape);
		setData(this.element, "label", face.label);
		if (this.#label !== face.label) {
			drawLabelIcon(this.#icon, face.label);
			this.#shownPercent = undefined;
		}
		this.#label = face.label;
		const withWord = shape !== "dot";
		setText(this.#word, withWord ? words.label(face.label) : "");
		this.#shownPercent =
			face.probability === null || shape !== "chip"
				? undefined
				: steadyPercent(face.probability, this.#shownPercent);
		setText(
			this.#percent,
			this.#shownPercent === undefined ? "" : words.percent(this.#shownPercent),
		);
		this.#drawRows(rowCount(shape, face.entries), face.entries, words);
	}

	#drawRows(count: number, entries: readonly LabelEntry[], words: LabelWords): void {
		while (this.#rows.length > count) this.#rows.pop()?.element.remove();
		while (this.#rows.length < count) {
			const row = createRow(this.element.ownerDocument);
			this.#rows.push(row);
			this.element.append(row.element);
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
		element: part(document, "row"),
		name: part(document, "name"),
		fill: part(document, "fill"),
		percent: part(document, "percent"),
	};
	const track = part(document, "track");
	track.append(row.fill);
	row.element.append(row.name, track, row.percent);
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
	setData(row.element, "label", key);
	setText(row.name, words.label(key));
	setText(row.percent, words.percent(row.shownPercent));
	const transform = `scaleX(${row.shownPercent / 100})`;
	if (row.fill.style.transform !== transform) row.fill.style.transform = transform;
}

function part(document: Document, className: string): HTMLElement {
	const element = document.createElement("div");
	element.className = className;
	return element;
}

function setText(element: HTMLElement, text: string): void {
	if (element.textContent !== text) element.textContent = text;
}

function setData(element: HTMLElement, name: string, value: string): void {
	if (element.dataset[name] !== value) element.dataset[name] = value;
}
