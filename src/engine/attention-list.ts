import type { FaceReading } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import type { LabelSetSettings } from "./label-set.ts";
import type { RoomTile } from "./room-members.ts";
import { shownFace } from "./shown-face.ts";
import { sideOf } from "./side-of.ts";

export type AttentionSettings = LabelSetSettings & Pick<Settings, "attentionSeconds">;

/** Why a tile is listed: a face on it looks not okay, or its camera is on and shows no face. */
export type AttentionReason = "notOkay" | "away";

/** A tile to look at. Neither a score nor a rank: the list is in the order of the tiles. */
export interface AttentionEntry {
	tileId: string;
	name: string | null;
	/** The tile's place among all, from 1, for those without a name. */
	number: number;
	reason: AttentionReason;
	/** For how long, in ms. */
	forMs: number;
}

/** How long a tile has had its reason. */
interface Stretch {
	reason: AttentionReason;
	sinceMs: number;
	/** When it was last seen to be so. */
	heldMs: number;
	isDismissed: boolean;
}

/** A reason that is interrupted for less than this goes on: faces are uncertain for moments. */
const GRACE_MS = 3000;
/** After a longer silence, of one tile or of all, nobody knows what was meanwhile: what it showed starts anew. */
export const LONGEST_SILENCE_MS = 10_000;
/** How long a tile that was put off stays off the list. */
export const SNOOZE_MS = 300_000;

/** Keeps the list of tiles that have looked not okay, or shown no face, for longer than the user set. */
export class AttentionList {
	private readonly stretches = new Map<string, Stretch>();
	private readonly snoozed = new Map<string, number>();
	private toldMs = Number.NEGATIVE_INFINITY;

	/**
	 * Takes in all tiles of the page, about once a second. The user's own tile, and those that are not
	 * read, are never listed.
	 *
	 * @param tiles In the page's order.
	 * @returns In the same order.
	 */
	update(tiles: readonly RoomTile[], atMs: number, settings: AttentionSettings): AttentionEntry[] {
		for (const [tileId, { heldMs }] of this.stretches)
			if (heldMs > atMs || atMs - heldMs > LONGEST_SILENCE_MS) this.stretches.delete(tileId);
		this.toldMs = atMs;
		this.wake(atMs);
		const listed = new Set<string>();
		const entries = tiles.flatMap(({ tile, readings }, index): AttentionEntry[] => {
			if (tile.isSelf || tile.skipped !== undefined) return [];
			listed.add(tile.id);
			if (readings !== null) this.advance(tile.id, reasonOf(readings, settings), atMs);
			const stretch = this.stretches.get(tile.id);
			if (stretch === undefined || stretch.isDismissed || this.snoozed.has(tile.id)) return [];
			const forMs = atMs - stretch.sinceMs;
			if (forMs < settings.attentionSeconds * 1000) return [];
			return [
				{ tileId: tile.id, name: tile.name, number: index + 1, reason: stretch.reason, forMs },
			];
		});
		for (const tileId of this.stretches.keys())
			if (!listed.has(tileId)) this.stretches.delete(tileId);
		return entries;
	}

	/** Takes a tile off the list until what it was listed for has ended. */
	dismiss(tileId: string): void {
		const stretch = this.stretches.get(tileId);
		if (stretch !== undefined) stretch.isDismissed = true;
	}

	/** Takes a tile off the list for `SNOOZE_MS`. */
	snooze(tileId: string): void {
		this.snoozed.set(tileId, this.toldMs + SNOOZE_MS);
	}

	/** Forgets everything, as when the list is switched off. */
	reset(): void {
		this.stretches.clear();
		this.snoozed.clear();
	}

	private advance(tileId: string, reason: AttentionReason | null, atMs: number): void {
		const stretch = this.stretches.get(tileId);
		if (stretch !== undefined && stretch.reason === reason) {
			stretch.heldMs = atMs;
			return;
		}
		if (stretch !== undefined && atMs - stretch.heldMs < GRACE_MS) return;
		this.stretches.delete(tileId);
		if (reason !== null)
			this.stretches.set(tileId, { reason, sinceMs: atMs, heldMs: atMs, isDismissed: false });
	}

	/** Ends what was put off long enough ago, or, after a step of the clock, too far ahead. */
	private wake(atMs: number): void {
		for (const [tileId, untilMs] of this.snoozed)
			if (untilMs <= atMs || untilMs - atMs > SNOOZE_MS) this.snoozed.delete(tileId);
	}
}

function reasonOf(
	readings: readonly FaceReading[],
	settings: AttentionSettings,
): AttentionReason | null {
	const faces = readings.filter(({ trackState }) => trackState === "confirmed");
	if (faces.length === 0) return "away";
	const looksNotOkay = faces.some(
		(face) => sideOf(shownFace(face, settings).label, settings.notOkay) === "notOkay",
	);
	return looksNotOkay ? "notOkay" : null;
}
