import { isSameBox } from "../shared/geometry.ts";
import type { CanvasActivity } from "./canvas-activity.ts";
import { sizeOfCanvas } from "./canvas-size.ts";
import { closestAround } from "./dom-tree.ts";
import { numberOf } from "./number-objects.ts";
import type { Media, Picture } from "./picture.ts";
import { refusalOf } from "./pixel-access.ts";
import type { Platform, SharedCanvas } from "./platform.ts";
import type { ShadowRootOf } from "./shadow-roots.ts";
import { pictureOfVideo } from "./video-picture.ts";

export interface ListedPictures {
	pictures: Picture[];
	/** Canvases large enough to be looked at for motion. */
	canvases: HTMLCanvasElement[];
}

/**
 * Lists the pictures in a page that may show participants: videos with a live stream, moving canvases,
 * and people painted together on one canvas below their places.
 *
 * @param roots The document and every shadow root in it.
 */
export function listPictures(
	roots: readonly ParentNode[],
	platform: Platform,
	activity: CanvasActivity,
	shadowRootOf: ShadowRootOf,
): ListedPictures {
	const videos = all<HTMLVideoElement>(roots, "video").map(pictureOfVideo);
	const canvases = all<HTMLCanvasElement>(roots, "canvas").filter((canvas) =>
		activity.isCandidate(canvas),
	);
	const moving = canvases.filter((canvas) => activity.changesOf(canvas) > 0);
	const shared =
		platform.sharedCanvas === undefined
			? []
			: listShared(roots, platform.sharedCanvas, new Set(moving), shadowRootOf);
	const blinking = moving.filter((canvas) => activity.blinks(canvas));
	const used = new Set(shared.map(({ media }) => media));
	const unreadable = canvases.filter((canvas) => refusalOf(canvas) !== null);
	const whole = [...new Set([...moving, ...unreadable])].filter((canvas) => !used.has(canvas));
	const pictures = [...videos, ...shared, ...whole.map(pictureOfCanvas)].filter(
		(picture) => picture !== null,
	);
	return { pictures: pictures.map((one) => markBlinking(one, blinking)), canvases };
}

function markBlinking(picture: Picture, blinking: readonly Media[]): Picture {
	return blinking.includes(picture.media) ? { ...picture, blinks: true } : picture;
}

function pictureOfCanvas(canvas: HTMLCanvasElement): Picture {
	return {
		media: canvas,
		place: canvas,
		crop: { x: 0, y: 0, ...sizeOfCanvas(canvas) },
		trackKey: `canvas ${numberOf(canvas)}`,
		isCurrent: () => true,
		origin: "none",
		ended: false,
		unreadable: refusalOf(canvas),
	};
}

function listShared(
	roots: readonly ParentNode[],
	{ player, container, key }: SharedCanvas,
	moving: ReadonlySet<HTMLCanvasElement>,
	shadowRootOf: ShadowRootOf,
): Picture[] {
	return all<HTMLElement>(roots, player).flatMap((place) => {
		if (place.querySelector("video") !== null) return [];
		const holder = closestAround(place, container);
		const canvas =
			holder && (shadowRootOf(holder)?.querySelector("canvas") ?? holder.querySelector("canvas"));
		if (!canvas || !moving.has(canvas)) return [];
		const keyOf = () => `player ${place.getAttribute(key) ?? `place ${numberOf(place)}`}`;
		const [trackKey, crop] = [keyOf(), cropOf(canvas, place)];
		const isCurrent = () => keyOf() === trackKey && isSameBox(cropOf(canvas, place), crop);
		return [{ ...pictureOfCanvas(canvas), place, crop, trackKey, isCurrent }];
	});
}

/** The part of the canvas below an element laid over it, in whole pixels of the canvas. */
function cropOf(canvas: HTMLCanvasElement, place: Element): Picture["crop"] {
	const whole = canvas.getBoundingClientRect();
	const part = place.getBoundingClientRect();
	const { width, height } = sizeOfCanvas(canvas);
	const across = whole.width > 0 ? width / whole.width : 0;
	const down = whole.height > 0 ? height / whole.height : 0;
	const clampX = (px: number) => Math.round(Math.min(width, Math.max(0, px)));
	const clampY = (px: number) => Math.round(Math.min(height, Math.max(0, px)));
	const x = clampX((part.left - whole.left) * across);
	const y = clampY((part.top - whole.top) * down);
	return {
		x,
		y,
		width: clampX((part.right - whole.left) * across) - x,
		height: clampY((part.bottom - whole.top) * down) - y,
	};
}

function all<Found extends Element>(roots: readonly ParentNode[], selector: string): Found[] {
	return roots.flatMap((root) => [...root.querySelectorAll<Found>(selector)]);
}
