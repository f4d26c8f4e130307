import type { PlacedTile } from "../overlay/placed-tile.ts";
import { type Box, isSameBox } from "../shared/geometry.ts";
import type { Tile } from "../shared/tiles.ts";
import type { FoundTile } from "./find-tiles.ts";
import { viewOf } from "./page-view.ts";
import { isVideo, type Picture } from "./picture.ts";
import { type BoxOf, contentBox, createBoxReader, visiblePart } from "./tile-style.ts";

export interface TilePlacer {
	/** Something may have moved: places are read at every frame for a while. */
	wake(): void;
}

export interface PlacerOptions {
	page: Document;
	tiles: () => readonly FoundTile[];
	/** Told of all tiles at once after every look: of the very same ones where none has moved. */
	onPlaced: (tiles: readonly PlacedTile[]) => void;
	/** In how many milliseconds what was written to the page will have been painted: a look between frames waits for that. */
	untilPaintedMs?: () => number;
	signal: AbortSignal;
}

/** Tiles that moved are followed at every frame until they have stood still this long. */
const RESTLESS_MS = 800;
/** Tiles that stand still are looked at this often, without asking for a frame, which costs the page its rest. */
const LOOK_EVERY_MS = 100;
/** What was said to move, but has not for this long, is looked at less often than every frame, */
const FOLLOW_MS = 200;
/** yet often enough to catch it. */
const WATCH_EVERY_MS = 40;
/** A page that is shown again tells so, unless it was written anew meanwhile, which has it forget who listens. */
const HIDDEN_MS = 1000;
/**
 * Where nothing is known to have moved, a look is at so many tiles, each in its turn: what moves a page moves
 * nearly all of them, and the others are found before long.
 */
const AT_ONCE = 8;
const MOST_TURNS = 4;

/** Follows the readable tiles, and those whose video has stopped, over the page. All is read before anything is told, so that no layout is forced. */
export function placeTiles(options: PlacerOptions): TilePlacer {
	const { page, tiles, onPlaced, untilPaintedMs = () => 0, signal } = options;
	let restlessUntilMs = 0;
	let wokenAtMs = 0;
	let movedAtMs = Number.NEGATIVE_INFINITY;
	let last = "";
	let told: readonly PlacedTile[] = [];
	/** What was told of, and where it was. */
	let seen: readonly FoundTile[] = [];
	let boxThen = createBoxReader();
	let turn = 0;
	let frame = 0;
	const view = viewOf(page);
	let timer: number | undefined;
	let hiddenTimer: number | undefined;

	const isAtRest = () => {
		const nowMs = performance.now();
		const isFollowed =
			nowMs < restlessUntilMs && nowMs - Math.max(movedAtMs, wokenAtMs) < FOLLOW_MS;
		const turns = Math.min(MOST_TURNS, Math.ceil(seen.length / AT_ONCE));
		turn = (turn + 1) % Math.max(1, turns);
		const some = seen.filter((_, index) => index % turns === turn);
		return !isFollowed && seen === tiles() && !haveMoved(some, boxThen);
	};
	const look = () => {
		frame = 0;
		timer = undefined;
		if (!isAtRest()) lookAtAll();
		onPlaced(told);
		plan();
	};
	const lookAtAll = () => {
		seen = tiles();
		boxThen = createBoxReader();
		const placed = readPlaces(seen, boxThen);
		const now = JSON.stringify(placed);
		if (now !== last) {
			last = now;
			told = placed;
			movedAtMs = performance.now();
			restlessUntilMs = movedAtMs + RESTLESS_MS;
		}
	};
	const lookBetweenFrames = () => {
		const waitMs = untilPaintedMs();
		if (waitMs > 0) timer = view.setTimeout(lookBetweenFrames, waitMs);
		else look();
	};
	const nextFrame = () => {
		if (frame === 0) frame = view.requestAnimationFrame(look);
	};
	const plan = () => {
		if (signal.aborted) return;
		view.clearTimeout(hiddenTimer);
		if (page.hidden) {
			hiddenTimer = view.setTimeout(plan, HIDDEN_MS);
			return;
		}
		view.clearTimeout(timer);
		const nowMs = performance.now();
		const isRestless = nowMs < restlessUntilMs;
		if (isRestless && nowMs - Math.max(movedAtMs, wokenAtMs) < FOLLOW_MS) nextFrame();
		else timer = view.setTimeout(lookBetweenFrames, isRestless ? WATCH_EVERY_MS : LOOK_EVERY_MS);
	};
	const wake = () => {
		const nowMs = performance.now();
		const isAwake = nowMs < restlessUntilMs && (frame !== 0 || timer !== undefined);
		restlessUntilMs = nowMs + RESTLESS_MS;
		// A page in which something always moves would otherwise be looked at in every frame.
		if (isAwake) return;
		wokenAtMs = nowMs;
		plan();
	};

	page.addEventListener("visibilitychange", wake, { signal });
	signal.addEventListener("abort", () => {
		view.clearTimeout(timer);
		view.clearTimeout(hiddenTimer);
		view.cancelAnimationFrame(frame);
	});
	wake();
	return { wake };
}

/** Whether any of these, or what cuts them off, is elsewhere than then, or shows another picture. */
function haveMoved(tiles: readonly FoundTile[], boxThen: BoxOf): boolean {
	const boxNow = createBoxReader();
	return tiles.some(
		({ picture, style }) =>
			isOther(picture) ||
			[picture.place, ...style.clippers].some((one) => !isSameBox(boxThen(one), boxNow(one))),
	);
}

/** Whether a video shows another picture by now: the one that was found has no place, before the next scan finds that. */
const isOther = ({ media, isCurrent }: Picture) => isVideo(media) && !isCurrent();

function readPlaces(tiles: readonly FoundTile[], boxOf: BoxOf): PlacedTile[] {
	return (
		tiles
			// A frozen video still shows the faces, and their labels say that it is frozen.
			.filter(({ tile }) => !tile.skipped || tile.skipped === "no-frames")
			.filter(({ picture }) => !isOther(picture))
			.map(({ tile, picture, style, isCaptured }) => {
				const { crop } = picture;
				const rect = contentBox(picture.place, style, boxOf);
				const clip = visiblePart(rect, { place: picture.place, clippers: style.clippers }, boxOf);
				if (isCaptured) return placeAsShown(tile, clip);
				return {
					tileId: tile.id,
					rect,
					clip,
					// As it was found: readings are in pixels of that size.
					sourceWidth: crop.width,
					sourceHeight: crop.height,
					objectFit: style.objectFit,
					objectPosition: style.objectPosition,
					mirrored: style.mirrored,
					turned: style.turned,
				};
			})
	);
}

/** What is read from the tab's picture is what the page shows: already fitted, cut and mirrored. */
function placeAsShown({ id, width, height }: Tile, shown: Box): PlacedTile {
	return {
		tileId: id,
		rect: shown,
		clip: shown,
		sourceWidth: width,
		sourceHeight: height,
		objectFit: "fill",
		objectPosition: { x: { share: 0, px: 0 }, y: { share: 0, px: 0 } },
		mirrored: false,
	};
}
