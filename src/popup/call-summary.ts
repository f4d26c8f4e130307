import type { PageDiagnostics, TileDiagnostics } from "../shared/diagnostics.ts";
import { type NeutralFaceState, neutralKey } from "../shared/neutral-faces.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { SkipReason } from "../shared/tiles.ts";

/** One line of the popup's list: one face, or a readable tile on which no face is seen. */
export interface Seen {
	/** Unique in the list, and the same from one look to the next. */
	id: string;
	name: string | null;
	/** Counts participants from 1, for those whose name the page does not give. */
	number: number;
	isSelf: boolean;
	/** Counts from 1 where one tile shows several faces; null where it shows one or none. */
	face: number | null;
	reading: FaceReading | null;
	/** Where a neutral face of this participant is measured and kept; null where it cannot be. */
	neutral: SeenNeutral | null;
}

/** One participant as their neutral face goes. */
export interface SeenNeutral {
	frameId: number;
	tileId: string;
	key: string;
	state: NeutralFaceState | undefined;
}

/** A call in figures, over all frames of its tab. */
export interface CallSummary {
	platform: string | undefined;
	tiles: number;
	readable: number;
	faces: number;
	/** How many tiles are not read, per reason, most frequent first. */
	skipped: [SkipReason, number][];
	/** Whether the tab's own picture is read, or could be, where its videos may not be. */
	capture: "none" | "offered" | "on";
	/** The user first, then in the page's order. */
	seen: Seen[];
}

/** The browser does not let these be read one by one. */
const REFUSED: readonly SkipReason[] = ["cross-origin", "protected"];

/** Sums up what the pipeline knows of one tab. */
export function summariseCall(pages: readonly PageDiagnostics[]): CallSummary {
	const tiles = pages.flatMap((page) => page.tiles);
	const counts = new Map<SkipReason, number>();
	for (const { skipped } of tiles)
		if (skipped !== undefined) counts.set(skipped, (counts.get(skipped) ?? 0) + 1);
	const seen = pages
		.flatMap((page) =>
			page.tiles
				.filter(isInSight)
				.map((tile) => ({ tile, page, key: `${page.frameId}:${tile.id}` })),
		)
		.flatMap(({ tile, page, key }, index) =>
			facesOf(tile.latest, key, tile, index + 1).map((face) => ({
				...face,
				neutral: face.face === null && face.reading !== null ? neutralOf(tile, page) : null,
			})),
		)
		.sort((a, b) => Number(b.isSelf) - Number(a.isSelf));
	return {
		platform: (pages.find((page) => page.tiles.length > 0) ?? pages[0])?.platform,
		tiles: tiles.length,
		readable: tiles.filter((tile) => tile.skipped === undefined).length,
		faces: seen.filter(({ reading }) => reading !== null).length,
		skipped: [...counts].sort(([, a], [, b]) => b - a),
		capture: captureOf(pages, counts),
		seen,
	};
}

/** Tiles that are read, and those whose video has stopped with faces on it. */
const isInSight = ({ skipped, latest }: TileDiagnostics) =>
	skipped === undefined || (skipped === "no-frames" && latest.length > 0);

/** Of several faces on one tile nobody knows whose a neutral face would be, nor of one without a name. */
function neutralOf(
	tile: TileDiagnostics,
	{ frameId, platform }: PageDiagnostics,
): SeenNeutral | null {
	const key = tile.skipped === undefined ? neutralKey(platform, tile) : null;
	return key === null ? null : { frameId, tileId: tile.id, key, state: tile.neutralFace };
}

function captureOf(
	pages: readonly PageDiagnostics[],
	skipped: ReadonlyMap<SkipReason, number>,
): CallSummary["capture"] {
	if (pages.some(({ captured }) => captured)) return "on";
	return REFUSED.some((reason) => skipped.has(reason)) ? "offered" : "none";
}

function facesOf(
	latest: readonly FaceReading[],
	key: string,
	{ name, isSelf }: { name: string | null; isSelf: boolean },
	number: number,
): Omit<Seen, "neutral">[] {
	const shown = latest.filter(({ trackState }) => trackState === "confirmed");
	const common = { name, number, isSelf };
	if (shown.length === 0) return [{ ...common, id: key, face: null, reading: null }];
	return shown.map((reading, index) => ({
		...common,
		id: shown.length === 1 ? key : `${key}:${reading.trackId}`,
		face: shown.length === 1 ? null : index + 1,
		reading,
	}));
}
