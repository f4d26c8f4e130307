import type { RoomRow } from "../engine/room.ts";
import type { ShownLabel } from "../shared/expressions.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { createLabelIcon, drawLabelIcon, svgElement } from "./label-icon.ts";
import { patternFill } from "./label-patterns.ts";
import { WrittenElement } from "./written-element.ts";

/** As large as the style sheet says. */
const BAR_PX = 52;
const BAR_HEIGHT_PX = 9;

interface RowNodes {
	whole: WrittenElement;
	name: WrittenElement;
	fill: SVGElement;
	share: WrittenElement;
	change: WrittenElement;
	spoken: WrittenElement;
	width: number;
}

/** What the room shows now: a row per label with its share, and how that has changed. */
export class RoomRows {
	readonly whole: WrittenElement;
	readonly #rows = new Map<ShownLabel, RowNodes>();

	constructor(document: Document) {
		this.whole = new WrittenElement(document, "rows", "ul");
	}

	draw(rows: readonly RoomRow[], words: Words): void {
		for (const [label, { whole }] of this.#rows) {
			if (rows.some((row) => row.label === label)) continue;
			whole.element.remove();
			this.#rows.delete(label);
		}
		const hasGrown = rows.some(({ label }) => !this.#rows.has(label));
		if (hasGrown) this.whole.append(...rows.map(({ label }) => this.#nodesOf(label).whole));
		for (const row of rows) this.#draw(this.#nodesOf(row.label), row, words);
	}

	#nodesOf(label: ShownLabel): RowNodes {
		const known = this.#rows.get(label);
		if (known !== undefined) return known;
		const nodes = createRow(this.whole.element.ownerDocument, label);
		this.#rows.set(label, nodes);
		return nodes;
	}

	#draw(nodes: RowNodes, { label, count, share, change }: RoomRow, words: Words): void {
		nodes.whole.setData("none", count === 0 ? "" : undefined);
		nodes.name.setText(words.say(labelKey(label)));
		nodes.share.setText(words.percent(share));
		const width = Math.round(BAR_PX * share);
		if (nodes.width !== width) nodes.fill.setAttribute("width", `${width}`);
		nodes.width = width;
		const points = changeInPoints(change);
		nodes.change.setText(changeSign(points));
		nodes.spoken.setText(changeWords(points, words));
	}
}

/** A change of a share in whole percentage points; 0 where it is not known. */
export const changeInPoints = (change: number | null): number =>
	Math.round(100 * (change ?? 0)) + 0;

/** A change to be seen: an arrow and points; nothing where there is none. */
export const changeSign = (points: number): string =>
	points === 0 ? "" : `${points > 0 ? "▲" : "▼"}\u202f${Math.abs(points)}`;

/** A change to be heard. */
export function changeWords(points: number, { count }: Words): string {
	if (points === 0) return "";
	return points > 0 ? count("room_more", points) : count("room_less", -points);
}

function createRow(document: Document, label: ShownLabel): RowNodes {
	const whole = new WrittenElement(document, "row", "li");
	whole.setData("label", label);
	const icon = createLabelIcon(document);
	drawLabelIcon(icon, label);
	icon.setAttribute("aria-hidden", "true");
	const name = new WrittenElement(document, "name", "span");
	const bar = svgElement(document, "svg", { class: "bar", "aria-hidden": "true" });
	const fill = svgElement(document, "rect", {
		width: "0",
		height: `${BAR_HEIGHT_PX}`,
		rx: "3",
		fill: patternFill(label),
	});
	bar.append(fill);
	const share = new WrittenElement(document, "share", "span");
	const change = new WrittenElement(document, "change", "span");
	change.element.setAttribute("aria-hidden", "true");
	const spoken = new WrittenElement(document, "spoken", "span");
	whole.append(icon, name, bar, share, change, spoken);
	return { whole, name, fill, share, change, spoken, width: 0 };
}
