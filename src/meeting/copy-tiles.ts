import { PathChoice } from "../engine/path-choice.ts";
import { MAX_FRAME_BYTES } from "../shared/frames.ts";
import { PlaneCopier } from "./copy-planes.ts";
import { atlasOf, joinAtlas, type Painted } from "./join-atlas.ts";
import { AtlasPainter } from "./paint-atlas.ts";
import type { Atlas, CopyOptions, TileCopier, WantedCopy } from "./wanted-copy.ts";

/**
 * Copies tiles by the way that keeps the page's thread least: videos' planes as they are, or all painted
 * on a canvas, which works for everything. What has no planes is painted into the same frame.
 */
export class CheapestCopier implements TileCopier {
	private readonly choice = new PathChoice(["planes", "canvas"]);
	private readonly planes = new PlaneCopier();
	private readonly painter: AtlasPainter;

	/** @param view The window that shows the tiles. */
	constructor(view: Window) {
		this.painter = new AtlasPainter(view);
	}

	async paint(wanted: readonly WantedCopy[], options: CopyOptions): Promise<Atlas | null> {
		const planar = wanted.filter((copy) => this.planes.canCopy(copy));
		const path = planar.length > 0 ? this.choice.next(performance.now()) : null;
		if (path !== "planes") {
			const painted = await this.painter.paint(wanted, options);
			if (path !== null) this.note(path, wanted, painted);
			return painted && atlasOf(painted);
		}
		const copied = await this.planes.copy(planar, options);
		const planes = copied === "late" ? null : copied;
		if (copied !== null) this.note(path, planar, planes);
		const others = wanted.filter((copy) => !this.planes.canCopy(copy));
		const painted = others.length > 0 ? await this.painter.paint(others, options) : null;
		return inOneFrame(planes, painted, wanted);
	}

	/** Whole tiles differ too much in what they cost: a frame with many of them says nothing of the path. */
	private note(
		path: "planes" | "canvas",
		wanted: readonly WantedCopy[],
		atlas: Pick<Atlas, "busyMs" | "patches"> | null,
	): void {
		const whole = wanted.filter(({ closeUps }) => closeUps.length === 0).length;
		const atMs = performance.now();
		if (atlas === null) this.choice.note(path, Number.POSITIVE_INFINITY, atMs);
		else if (2 * whole <= wanted.length)
			this.choice.note(path, atlas.busyMs / atlas.patches.length, atMs);
	}
}

/** Where both are too large together, those go that have waited longest: they come first in `wanted`. */
function inOneFrame(
	planes: Atlas | null,
	painted: Painted | null,
	[oldest]: readonly WantedCopy[],
): Atlas | null {
	if (planes === null || painted === null) return planes ?? (painted && atlasOf(painted));
	const bytes = (planes.bytes?.size ?? 0) + painted.pixels.byteLength;
	if (bytes <= MAX_FRAME_BYTES) return joinAtlas(planes, painted);
	const isPlanar = planes.patches.some(({ tileId }) => tileId === oldest?.found.tile.id);
	return isPlanar ? planes : atlasOf(painted);
}
