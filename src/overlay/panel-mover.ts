import { cornerFromPlace, placeFromCorner } from "../engine/panel-place.ts";
import type { Point } from "../shared/geometry.ts";
import type { PanelPlace } from "../shared/panel-place.ts";

export interface MoverOptions {
	/** What is dragged, or moved by the arrow keys while it has the focus. */
	handle: HTMLElement;
	/** What is measured. */
	card: HTMLElement;
	window: Window & typeof globalThis;
	place: PanelPlace;
	moveTo: (corner: Point) => void;
	/** The user has put it somewhere else. */
	onMoved: (place: PanelPlace) => void;
	signal: AbortSignal;
}

/** How far one press of an arrow key moves, in CSS px; with Shift, */
const STEP_PX = 16;
/** further. */
const STRIDE_PX = 96;

const ARROWS: Readonly<Record<string, Point>> = {
	ArrowLeft: { x: -1, y: 0 },
	ArrowRight: { x: 1, y: 0 },
	ArrowUp: { x: 0, y: -1 },
	ArrowDown: { x: 0, y: 1 },
};

/** Lets the user move a panel by pointer and by keyboard, and keeps it within its window. */
export class PanelMover {
	#place: PanelPlace;
	readonly #options: MoverOptions;
	/** From the panel's corner to where the pointer holds it. */
	#grip: Point | undefined;

	constructor(options: MoverOptions) {
		this.#options = options;
		this.#place = options.place;
		const { handle, window, signal } = options;
		handle.addEventListener("pointerdown", (event) => this.#grasp(event));
		handle.addEventListener("pointermove", (event) => this.#drag(event));
		for (const type of ["pointerup", "pointercancel"] as const)
			handle.addEventListener(type, () => this.#drop());
		handle.addEventListener("keydown", (event) => this.#step(event));
		window.addEventListener("resize", () => this.keep(), { signal });
		const resized = new window.ResizeObserver(() => this.keep());
		resized.observe(options.card);
		signal.addEventListener("abort", () => resized.disconnect());
	}

	/** Puts the panel where it belongs; done by itself whenever it, or the window, changes its size. */
	keep(): void {
		this.#options.moveTo(this.#corner());
	}

	#grasp(event: PointerEvent): void {
		if (event.button !== 0) return;
		const corner = this.#corner();
		this.#grip = { x: event.clientX - corner.x, y: event.clientY - corner.y };
		this.#options.handle.setPointerCapture(event.pointerId);
	}

	#drag({ clientX, clientY }: PointerEvent): void {
		if (this.#grip === undefined) return;
		this.#moveTo({ x: clientX - this.#grip.x, y: clientY - this.#grip.y });
	}

	#drop(): void {
		if (this.#grip === undefined) return;
		this.#grip = undefined;
		this.#options.onMoved(this.#place);
	}

	#step(event: KeyboardEvent): void {
		const way = ARROWS[event.key];
		if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		const far = event.shiftKey ? STRIDE_PX : STEP_PX;
		const { x, y } = this.#corner();
		this.#moveTo({ x: x + way.x * far, y: y + way.y * far });
		this.#options.onMoved(this.#place);
	}

	#moveTo(corner: Point): void {
		this.#place = placeFromCorner(corner, this.#cardSize(), this.#windowSize());
		this.keep();
	}

	#corner(): Point {
		return cornerFromPlace(this.#place, this.#cardSize(), this.#windowSize());
	}

	#cardSize() {
		const { width, height } = this.#options.card.getBoundingClientRect();
		return { width, height };
	}

	#windowSize() {
		const { innerWidth, innerHeight } = this.#options.window;
		return { width: innerWidth, height: innerHeight };
	}
}
