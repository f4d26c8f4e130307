import type { Box } from "../shared/geometry.ts";
import { INK } from "../shared/label-look.ts";
import { FADE_MS } from "./face-mark.ts";
import { svgElement } from "./label-icon.ts";

/** The product's own face, on a 16 by 16 grid. */
const BRAND = {
	colour: "#34b88c",
	face: "M4 9.3Q8 13.7 12 9.3M5.3 5.4v.5M10.7 5.4v.5",
};

/** Makes the small sign, in the corner of the page, that the overlay runs. */
export function createMark(document: Document): HTMLElement {
	const mark = document.createElement("div");
	mark.className = "mark";
	const icon = svgElement(document, "svg", { viewBox: "0 0 16 16", class: "icon" });
	icon.append(
		svgElement(document, "rect", { width: "16", height: "16", rx: "4.5", fill: BRAND.colour }),
		svgElement(document, "path", {
			d: BRAND.face,
			fill: "none",
			stroke: INK,
			"stroke-width": "2",
			"stroke-linecap": "round",
		}),
	);
	const name = document.createElement("span");
	name.textContent = "Expressly";
	mark.append(icon, name);
	return mark;
}

/** Tells where the mark stands on its stage, and again whenever that changes, until the signal aborts. */
export function watchMark(
	mark: HTMLElement,
	stage: HTMLElement,
	onPlace: (place: Box) => void,
	signal: AbortSignal,
): void {
	const { ResizeObserver } = mark.ownerDocument.defaultView ?? window;
	// It is told of sizes when the layout is done: to read them there costs nothing.
	const observer = new ResizeObserver(() => {
		const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = mark;
		onPlace({ x, y, width, height });
	});
	observer.observe(mark);
	observer.observe(stage);
	signal.addEventListener("abort", () => observer.disconnect());
}

/** One sentence over the page at a time. */
export class Notice {
	readonly #stage: HTMLElement;
	#element: HTMLElement | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(stage: HTMLElement) {
		this.#stage = stage;
	}

	/** Shows `text` for `durationMs` in place of what is shown now. */
	show(text: string, durationMs: number): void {
		this.dispose();
		const element = this.#stage.ownerDocument.createElement("div");
		element.className = "notice";
		element.textContent = text;
		this.#stage.append(element);
		this.#element = element;
		this.#timer = setTimeout(() => this.#fade(element), durationMs);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#element?.remove();
		this.#element = undefined;
	}

	#fade(element: HTMLElement): void {
		element.dataset.fading = "";
		this.#timer = setTimeout(() => element.remove(), FADE_MS);
	}
}
