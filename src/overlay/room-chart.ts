import { COLUMNS, type Shares } from "../engine/room-timeline.ts";
import type { ShownLabel } from "../shared/expressions.ts";
import { svgElement } from "./label-icon.ts";
import { createPatterns, patternFill } from "./label-patterns.ts";

/** The chart's own grid. It is as wide on the screen, so that patterns keep their shape. */
const COLUMN_PX = 2;
const HEIGHT_PX = 72;

/** The last ten minutes as one area per label, stacked from the top in the order of the rows. */
export class RoomChart {
	readonly element: SVGElement;
	readonly #areas = new Map<ShownLabel, { path: SVGElement; d: string }>();

	constructor(document: Document) {
		this.element = svgElement(document, "svg", {
			viewBox: `0 0 ${COLUMNS * COLUMN_PX} ${HEIGHT_PX}`,
			preserveAspectRatio: "none",
			class: "chart",
			role: "img",
		});
		this.element.append(createPatterns(document));
	}

	/**
	 * @param labels In the order in which the columns give their shares.
	 * @param caption Read out in place of the picture.
	 */
	draw(labels: readonly ShownLabel[], columns: readonly (Shares | null)[], caption: string): void {
		if (this.element.getAttribute("aria-label") !== caption)
			this.element.setAttribute("aria-label", caption);
		for (const [label, { path }] of this.#areas) {
			if (labels.includes(label)) continue;
			path.remove();
			this.#areas.delete(label);
		}
		for (const [index, label] of labels.entries()) this.#draw(label, areaOf(index, columns));
	}

	#draw(label: ShownLabel, d: string): void {
		const known = this.#areas.get(label);
		if (known?.d === d) return;
		const path =
			known?.path ??
			svgElement(this.element.ownerDocument, "path", {
				fill: patternFill(label),
				"data-label": label,
			});
		path.setAttribute("d", d);
		if (known === undefined) this.element.append(path);
		this.#areas.set(label, { path, d });
	}
}

/** The area between what is stacked before a label and after it: one closed shape per run of columns. */
function areaOf(index: number, columns: readonly (Shares | null)[]): string {
	return runsOf(columns)
		.map(({ start, run }) => {
			const edge = (depth: number) =>
				run.map((shares, at): [number, number] => [
					(start + at) * COLUMN_PX,
					depthOf(shares, depth) * HEIGHT_PX,
				]);
			const there = edge(index).map(([x, y]) => `L${x} ${px(y)}h${COLUMN_PX}`);
			const back = edge(index + 1)
				.reverse()
				.map(([x, y]) => `L${x + COLUMN_PX} ${px(y)}h${-COLUMN_PX}`);
			return `M${there.join("").slice(1)}${back.join("")}z`;
		})
		.join("");
}

/** Stretches of columns without a gap. */
function runsOf(columns: readonly (Shares | null)[]): { start: number; run: Shares[] }[] {
	const runs: { start: number; run: Shares[] }[] = [];
	for (const [index, shares] of columns.entries()) {
		if (shares === null) continue;
		const last = runs.at(-1);
		if (last !== undefined && last.start + last.run.length === index) last.run.push(shares);
		else runs.push({ start: index, run: [shares] });
	}
	return runs;
}

const depthOf = (shares: Shares, labels: number) =>
	shares.slice(0, labels).reduce((sum, share) => sum + share, 0);

const px = (value: number) => Math.round(value * 10) / 10;
