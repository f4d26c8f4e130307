import { FADE_MS } from "./face-mark.ts";
import { createLabelIcon, drawLabelIcon } from "./label-icon.ts";

/** Makes the small sign, in the corner of the page, that the overlay runs. */
export function createMark(document: Document): HTMLElement {
	const mark = document.createElement("div");
	mark.className = "mark";
	const icon = createLabelIcon(document);
	drawLabelIcon(icon, "okay");
	const name = document.createElement("span");
	name.textContent = "Expressly";
	mark.append(icon, name);
	return mark;
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
