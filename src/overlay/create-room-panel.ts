import type { PanelState } from "../shared/panel-place.ts";
import type { Words } from "../shared/words.ts";
import type { AttentionActions } from "./attention-rows.ts";
import { Host } from "./host.ts";
import { createPanelButton, nameButton } from "./panel-button.ts";
import { PanelMover } from "./panel-mover.ts";
import { PANEL_STYLE_SHEET } from "./panel-style.ts";
import { RoomBody } from "./room-body.ts";
import type { RoomView } from "./room-view.ts";
import { watchLeastText } from "./watch-least-text.ts";
import { WrittenElement } from "./written-element.ts";

export interface RoomPanelOptions extends AttentionActions {
	/** Ends the panel: nothing of it is left in the document. */
	signal: AbortSignal;
	words: Words;
	state: PanelState;
	/** The user has moved it, or has opened or closed it. */
	onState: (state: PanelState) => void;
}

/** A card over a page that sums up its call. */
export interface RoomPanel {
	/** Made to be called about once a second: it writes only what changed. */
	show(view: RoomView): void;
	setWords(words: Words): void;
	dispose(): void;
}

/** Adds a room panel to a document. It takes neither the page's focus nor its events. */
export function createRoomPanel(document: Document, options: RoomPanelOptions): RoomPanel {
	return new DocumentPanel(document, options);
}

/** Events that are the panel's own business: the page would take keys and clicks for its own. */
const OWN_EVENTS = [
	...["click", "dblclick", "auxclick", "contextmenu", "wheel"],
	...["mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"],
	...["keydown", "keypress", "keyup", "focusin", "focusout"],
];

class DocumentPanel implements RoomPanel {
	readonly #host: Host;
	readonly #card: WrittenElement;
	readonly #handle: HTMLButtonElement;
	readonly #title: WrittenElement;
	readonly #faces: WrittenElement;
	/** The same to be heard: as part of the handle's name it would be read out anew with every change, unasked. */
	readonly #spoken: WrittenElement;
	readonly #fold: HTMLButtonElement;
	readonly #body: RoomBody;
	readonly #ended = new AbortController();
	readonly #onState: (state: PanelState) => void;
	#words: Words;
	#state: PanelState;
	#view: RoomView | undefined;

	constructor(document: Document, options: RoomPanelOptions) {
		const { signal, words, state, onState } = options;
		this.#words = words;
		this.#state = state;
		this.#onState = onState;
		this.#host = new Host(document, { sheet: PANEL_STYLE_SHEET, kind: "card" });
		this.#card = new WrittenElement(document, "card");
		this.#card.element.setAttribute("role", "region");
		this.#handle = createPanelButton(document, "handle");
		this.#handle.classList.add("handle");
		this.#title = new WrittenElement(document, "title", "span");
		this.#faces = new WrittenElement(document, "faces", "span");
		this.#spoken = new WrittenElement(document, "spoken", "span");
		this.#handle.append(this.#title.element, this.#faces.element);
		this.#fold = createPanelButton(document, "fold");
		this.#body = new RoomBody(document, options);
		const header = new WrittenElement(document, "header");
		header.append(this.#handle, this.#spoken, this.#fold);
		this.#card.append(header, this.#body.whole);
		this.#host.stage.append(this.#card.element);
		watchLeastText(
			this.#host.stage,
			(leastPx) => this.#card.element.style.setProperty("--least-text", `${leastPx}px`),
			this.#ended.signal,
		);
		new PanelMover({
			handle: this.#handle,
			card: this.#card.element,
			window: document.defaultView ?? window,
			place: state.place,
			moveTo: ({ x, y }) => this.#host.moveTo(x, y),
			onMoved: (place) => this.#setState({ ...this.#state, place }),
			signal: this.#ended.signal,
		}).keep();
		this.#listen();
		this.setWords(words);
		signal.addEventListener("abort", () => this.dispose(), { signal: this.#ended.signal });
		if (signal.aborted) this.dispose();
	}

	show(view: RoomView): void {
		if (this.#ended.signal.aborted) return;
		this.#view = view;
		this.#host.keep(performance.now(), () => {});
		this.#draw();
	}

	setWords(words: Words): void {
		this.#words = words;
		this.#drawTitle();
		this.#drawFold();
		this.#draw();
	}

	dispose(): void {
		this.#ended.abort();
		this.#host.remove();
	}

	#listen(): void {
		const card = this.#card.element;
		this.#fold.addEventListener("click", () =>
			this.#setState({ ...this.#state, isCollapsed: !this.#state.isCollapsed }),
		);
		// A press of the mouse leaves the focus where it is: somebody may be writing in the chat.
		card.addEventListener("mousedown", (event) => event.preventDefault());
		for (const type of OWN_EVENTS)
			card.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
		this.#host.stayOnTop(this.#ended.signal);
	}

	#setState(state: PanelState): void {
		this.#state = state;
		this.#drawFold();
		this.#draw();
		this.#onState(state);
	}

	#drawTitle(): void {
		const { say, language } = this.#words;
		this.#card.element.lang = language;
		this.#card.element.setAttribute("aria-label", say("room_title"));
		this.#title.setText(say("room_title"));
		nameButton(this.#handle, `${say("room_title")}. ${say("room_move")}`);
	}

	#drawFold(): void {
		const { isCollapsed } = this.#state;
		this.#card.setData("collapsed", isCollapsed ? "" : undefined);
		nameButton(this.#fold, this.#words.say(isCollapsed ? "room_open" : "room_close"));
		this.#fold.setAttribute("aria-expanded", `${!isCollapsed}`);
		this.#body.whole.setHidden(isCollapsed);
	}

	#draw(): void {
		const faces = this.#view?.figures?.second.faces;
		const told = faces === undefined ? "" : this.#words.count("room_faces", faces);
		this.#faces.setText(told);
		this.#spoken.setText(told);
		if (!this.#state.isCollapsed) this.#body.draw(this.#view, this.#words);
	}
}
