import { PathChoice } from "../engine/path-choice.ts";
import { PlaneCopier } from "./copy-planes.ts";
import { AtlasPainter } from "./paint-atlas.ts";
import type { Atlas, CopyOptions, TileCopier, WantedCopy } from "./wanted-copy.ts";

/**
 * Copies tiles by the way that keeps the page's thread least: videos' planes as they are, or all painted
 * on a canvas, which works for everything. Where the planes do not come, the same tiles are painted at once.
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
		if (!this.planes.canCopy(wanted)) return this.painter.paint(wanted, options);
		const path = this.choice.next(performance.now());
		const planes = path === "planes" ? await this.planes.copy(wanted, options) : null;
		if (path === "planes") this.note(path, wanted, planes);
		if (planes !== null) return planes;
		const atlas = await this.painter.paint(wanted, options);
		if (path === "canvas") this.note(path, wanted, atlas);
		return atlas;
	}

	/** Whole tiles differ too much in what they cost: a frame with many of them says nothing of the path. */
	private note(
		path: "planes" | "canvas",
		wanted: readonly WantedCopy[],
		atlas: Atlas | null,
	): void {
		const whole = wanted.filter(({ closeUps }) => closeUps.length === 0).length;
		const atMs = performance.now();
		if (atlas === null) this.choice.note(path, Number.POSITIVE_INFINITY, atMs);
		else if (2 * whole <= wanted.length)
			this.choice.note(path, atlas.busyMs / atlas.patches.length, atMs);
	}
}
