import { ReturnPacing } from "./return-pacing.ts";

/** Held against whatever rules the page has for `div` or `[popover]`: inline and important wins. */
const ANYWHERE: Record<string, string> = {
	all: "initial",
	display: "block",
	position: "fixed",
	margin: "0",
	border: "0",
	padding: "0",
	background: "none",
	"user-select": "none",
	"z-index": "2147483647",
};

/** Lies over all of the page, takes no part in its layout, and lets every click through. */
const OVER_PAGE: Record<string, string> = {
	...ANYWHERE,
	inset: "0",
	width: "100%",
	height: "100%",
	overflow: "clip",
	"pointer-events": "none",
	contain: "strict",
};

const IN_CONTAINER = { ...OVER_PAGE, position: "absolute", "z-index": "auto" };

/** As large as what it holds, and moved from the window's corner by a `transform`. */
const CARD: Record<string, string> = {
	...ANYWHERE,
	inset: "0 auto auto 0",
	width: "max-content",
	height: "max-content",
	overflow: "visible",
	contain: "layout style",
};

export interface HostOptions {
	/** The style sheet of its insides; it reaches nothing outside. */
	sheet: string;
	/**
	 * `labels` are only looked at: they catch no click and are told to no screen reader, which reads the
	 * page. A `card` is used.
	 */
	kind: "labels" | "card";
	/** Lies over this element instead of over the page. */
	container?: Element | undefined;
}

const HOSTS = new WeakSet<Element>();

/** Whether an element of the page is one that was added here. */
export const isHost = (element: Element): boolean => HOSTS.has(element);

/**
 * One element that is added to a document. Over a page it stands in the top layer, above everything the
 * page can stack, and keeps its insides in a closed shadow root.
 */
export class Host {
	readonly stage: HTMLElement;
	readonly #host: HTMLElement;
	readonly #document: Document;
	readonly #container: Element | undefined;
	readonly #pacing = new ReturnPacing();
	#move = "";
	#zoom = 1;

	constructor(document: Document, { sheet, kind, container }: HostOptions) {
		this.#document = document;
		this.#container = container;
		this.#host = document.createElement("div");
		HOSTS.add(this.#host);
		const overPage = kind === "card" ? CARD : OVER_PAGE;
		for (const [name, value] of Object.entries(container ? IN_CONTAINER : overPage))
			this.#host.style.setProperty(name, value, "important");
		if (kind === "labels") {
			this.#host.setAttribute("aria-hidden", "true");
			this.#host.setAttribute("inert", "");
		}
		this.#host.translate = false;
		const style = document.createElement("style");
		style.textContent = sheet;
		this.stage = document.createElement("div");
		this.stage.className = "stage";
		this.#host.attachShadow({ mode: "closed" }).append(style, this.stage);
		this.#insert();
	}

	/**
	 * Puts the host back where a page removed it, sparingly; calls `onContest` once if it goes on. To be called
	 * where the page's styles have just been read.
	 */
	keep(atMs: number, onContest: () => void): void {
		if (this.#host.isConnected) {
			this.#unzoom();
			return;
		}
		const answer = this.#pacing.onMissing(atMs);
		if (answer === "return") this.#insert();
		if (answer === "contested") onContest();
	}

	/** Comes back on top of what goes fullscreen, and of a dialog with a picture in it, until the signal aborts. */
	stayOnTop(signal: AbortSignal): void {
		const page = this.#document;
		page.addEventListener("fullscreenchange", () => this.#raise(), { signal });
		const onToggle = (event: Event) => {
			if (opensWithPicture(event)) this.#raise();
		};
		page.addEventListener("toggle", onToggle, { signal, capture: true });
	}

	/** Moves its top left corner, in whole CSS px of the window. */
	moveTo(x: number, y: number): void {
		const move = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
		if (this.#move !== move) this.#host.style.setProperty("transform", move, "important");
		this.#move = move;
	}

	remove(): void {
		this.#host.remove();
	}

	#insert(): void {
		(this.#container ?? this.#document.documentElement).append(this.#host);
		this.#raise();
		this.#unzoom();
	}

	#raise(): void {
		if (this.#container !== undefined || !this.#host.isConnected) return;
		this.#host.setAttribute("popover", "manual");
		this.#host.hidePopover();
		this.#host.showPopover();
	}

	/** A page may be enlarged as a whole by its own style; places are told in px of the window. */
	#unzoom(): void {
		const zoom = this.#document.documentElement.currentCSSZoom ?? 1;
		if (this.#container !== undefined || zoom === this.#zoom) return;
		this.#zoom = zoom;
		this.#host.style.setProperty("zoom", String(1 / zoom), "important");
	}
}

/** A dialog or popover goes to the top layer, over all that was there. A menu is left there. */
function opensWithPicture(event: Event): boolean {
	const { newState, target } = event as ToggleEvent;
	return newState === "open" && (target as Element).querySelector("video, canvas") !== null;
}
