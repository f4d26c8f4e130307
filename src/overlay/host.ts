import { ReturnPacing } from "./return-pacing.ts";
import { STYLE_SHEET } from "./style-sheet.ts";

/** Held against whatever rules the page has for `div` or `[popover]`: inline and important wins. */
const OVER_PAGE: Record<string, string> = {
	all: "initial",
	display: "block",
	position: "fixed",
	inset: "0",
	width: "100%",
	height: "100%",
	margin: "0",
	border: "0",
	padding: "0",
	overflow: "clip",
	background: "none",
	"pointer-events": "none",
	"user-select": "none",
	contain: "strict",
	"z-index": "2147483647",
};

const IN_CONTAINER = { ...OVER_PAGE, position: "absolute", "z-index": "auto" };

/**
 * The one element the overlay adds to a document. Over a page it stands in the top layer, above
 * everything the page can stack; it takes no part in layout, catches no click, is told to no screen
 * reader, and keeps its insides in a closed shadow root.
 */
export class Host {
	readonly stage: HTMLElement;
	readonly #host: HTMLElement;
	readonly #document: Document;
	readonly #container: Element | undefined;
	readonly #pacing = new ReturnPacing();

	constructor(document: Document, container: Element | undefined) {
		this.#document = document;
		this.#container = container;
		this.#host = document.createElement("div");
		for (const [name, value] of Object.entries(container ? IN_CONTAINER : OVER_PAGE))
			this.#host.style.setProperty(name, value, "important");
		this.#host.setAttribute("aria-hidden", "true");
		this.#host.setAttribute("inert", "");
		this.#host.translate = false;
		const style = document.createElement("style");
		style.textContent = STYLE_SHEET;
		this.stage = document.createElement("div");
		this.stage.className = "stage";
		this.#host.attachShadow({ mode: "closed" }).append(style, this.stage);
		this.#insert();
	}

	/** Puts the host back where a page removed it, sparingly; calls `onContest` once if it goes on. */
	keep(atMs: number, onContest: () => void): void {
		if (this.#host.isConnected) return;
		const answer = this.#pacing.onMissing(atMs);
		if (answer === "return") this.#insert();
		if (answer === "contested") onContest();
	}

	/** Comes back on top of an element that has just gone fullscreen. */
	raise(): void {
		if (this.#container !== undefined || !this.#host.isConnected) return;
		this.#host.setAttribute("popover", "manual");
		this.#host.hidePopover();
		this.#host.showPopover();
	}

	remove(): void {
		this.#host.remove();
	}

	#insert(): void {
		(this.#container ?? this.#document.documentElement).append(this.#host);
		this.raise();
	}
}
