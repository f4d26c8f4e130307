import type { Slot } from "../engine/label-slots.ts";
import type { ShownFace } from "../engine/shown-face.ts";
import type { Box } from "../shared/geometry.ts";
import { FaceLabel } from "./face-label.ts";
import type { FittedLabel, Look } from "./fit-labels.ts";
import type { LabelShape } from "./label-shape.ts";
import { WrittenElement } from "./written-element.ts";

/** How long a mark takes to vanish, in ms. */
export const FADE_MS = 320;

/** What moves or grows by less than this, in CSS px, stays as it is on the screen. */
const STILL_PX = 2;

/**
 * A label stays where it is while its face moves by less than this share of its width: a head that is never
 * quite still would keep it gliding, and every glide costs the page frames of its own.
 */
const STILL = 0.1;
const STILL_MOST_PX = 12;

/** Frames grow and shrink in steps of this, in CSS px, so that they do not tremble. */
const FRAME_STEP_PX = 4;

/** What marks one face: its label and, where the user wants it, a frame around the face. */
export class FaceMark {
	readonly #layer: HTMLElement;
	readonly #label: FaceLabel;
	#frame: WrittenElement | undefined;
	#held: { shape: LabelShape; slot: Slot; box: Box } | undefined;
	#frameBox: Box | undefined;
	#fading: ReturnType<typeof setTimeout> | undefined;

	constructor(layer: HTMLElement) {
		this.#layer = layer;
		this.#label = new FaceLabel(layer.ownerDocument);
	}

	/** What stands on the screen now. */
	get held(): { shape: LabelShape; slot: Slot } | undefined {
		return this.#held;
	}

	draw({ shape, place, face, box }: FittedLabel & { face: ShownFace; box: Box }, look: Look): void {
		this.#stay();
		this.#label.draw(shape, face, look.words);
		const before = this.#held;
		const still = before?.slot === place.slot && before.shape === shape;
		const stillPx = Math.min(STILL_MOST_PX, Math.max(STILL_PX, STILL * box.width));
		const at = still && isNear(before.box, place.box, stillPx) ? before.box : place.box;
		this.#held = { shape, slot: place.slot, box: { ...place.box, x: at.x, y: at.y } };
		const { whole } = this.#label;
		whole.moveTo(at.x, at.y);
		whole.setStyle("min-width", `${Math.ceil(place.box.width)}px`);
		if (before === undefined) this.#layer.append(whole.element);
		this.#drawFrame(look.settings.boxes ? box : undefined, face);
	}

	/** Lets the mark vanish, then calls `gone`. A face drawn again meanwhile brings it back. */
	fade(gone: () => void): void {
		if (this.#fading !== undefined) return;
		this.#setFading("");
		this.#fading = setTimeout(() => {
			this.dispose();
			gone();
		}, FADE_MS);
	}

	dispose(): void {
		clearTimeout(this.#fading);
		this.#label.whole.element.remove();
		this.#frame?.element.remove();
	}

	#stay(): void {
		if (this.#fading === undefined) return;
		clearTimeout(this.#fading);
		this.#fading = undefined;
		this.#setFading(undefined);
	}

	#setFading(fading: "" | undefined): void {
		this.#label.whole.setData("fading", fading);
		this.#frame?.setData("fading", fading);
	}

	#drawFrame(box: Box | undefined, { label }: ShownFace): void {
		if (box === undefined) {
			this.#frame?.element.remove();
			this.#frame = undefined;
			this.#frameBox = undefined;
			return;
		}
		const steady = inSteps(box);
		const still = this.#frameBox !== undefined && isNear(this.#frameBox, steady, STILL_PX);
		const { x, y, width, height } = still ? (this.#frameBox ?? steady) : steady;
		this.#frameBox = { x, y, width, height };
		const frame = this.#frame ?? new WrittenElement(this.#layer.ownerDocument, "frame");
		frame.setData("label", label);
		frame.moveTo(x, y);
		frame.setStyle("width", `${width}px`);
		frame.setStyle("height", `${height}px`);
		if (this.#frame === undefined) this.#layer.prepend(frame.element);
		this.#frame = frame;
	}
}

const isNear = (a: Box, b: Box, px: number) =>
	Math.abs(a.x - b.x) < px &&
	Math.abs(a.y - b.y) < px &&
	Math.abs(a.width - b.width) < STILL_PX &&
	Math.abs(a.height - b.height) < STILL_PX;

/** The same box about the same middle, its size in whole steps. */
function inSteps({ x, y, width, height }: Box): Box {
	const step = (size: number) => Math.max(1, Math.round(size / FRAME_STEP_PX)) * FRAME_STEP_PX;
	const [across, down] = [step(width), step(height)];
	return {
		x: x + (width - across) / 2,
		y: y + (height - down) / 2,
		width: across,
		height: down,
	};
}
