import type { ShownLabel, Side } from "../shared/expressions.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import type { Settings } from "../shared/settings.ts";
import { countFaces } from "./count-faces.ts";
import { type GroupSummary, summariseGroup } from "./group-summary.ts";
import { RoomMembers, type RoomTile } from "./room-members.ts";
import { COLUMN_MS, RoomTimeline, roomLabels, type Shares } from "./room-timeline.ts";
import { shownFace } from "./shown-face.ts";
import { sideOf } from "./side-of.ts";

export type RoomSettings = Pick<
	Settings,
	"labelSet" | "notOkay" | "roomMinFaces" | "roomMemorySeconds"
>;

/** How many faces of the room show one thing. */
export interface RoomRow<Row extends ShownLabel = ShownLabel> {
	label: Row;
	count: number;
	/** Of all faces that count, in [0, 1]. */
	share: number;
	/** The share's change within the last minute, in [-1, 1]; null where the room was no group then. */
	change: number | null;
}

/** What a room shows at one time. */
export interface RoomFigures {
	/** Everyone who counts: on this page now, or seen elsewhere a short while ago. */
	second: RoomSecond;
	/** How many of the faces are on this page now. */
	here: number;
	/** The labels of rows and columns, in their order. */
	labels: ShownLabel[];
	/** One row per label; null while the room is no group. */
	rows: RoomRow[] | null;
	/** Okay and Not okay by the user's own assignment; null where they are the rows, or there is no group. */
	sides: RoomRow<Side>[] | null;
	/** The last ten minutes, the oldest first, each in the order of `labels`; null for gaps. */
	columns: (Shares | null)[];
}

const MINUTE_MS = 60_000;

/** Sums up a whole room over time. */
export class Room {
	private readonly members = new RoomMembers();
	private readonly timeline = new RoomTimeline();

	/**
	 * Takes in all tiles of the page; meant to be told about once a second.
	 *
	 * @param tiles In any order.
	 * @param atMs Of any clock; a step backwards forgets what it makes unsure.
	 */
	observe(tiles: readonly RoomTile[], atMs: number, settings: RoomSettings): RoomFigures {
		const memoryMs = settings.roomMemorySeconds * 1000;
		const { here, elsewhere } = this.members.update(tiles, atMs, memoryMs);
		const readings = [...here, ...elsewhere].map((reading) => ({
			...reading,
			shown: shownFace(reading, settings).label,
		}));
		const second = countFaces(readings, atMs);
		const group = summariseGroup(readings, settings, settings.roomMinFaces);
		if (group !== null) this.timeline.add(second, group, settings);
		const rows = group === null ? null : this.rowsOf(group, atMs, settings);
		return {
			second,
			here: here.length,
			labels: roomLabels(settings),
			rows,
			sides: rows === null || settings.labelSet === "two" ? null : sidesOf(rows, settings),
			columns: this.timeline.columns(atMs, settings),
		};
	}

	/** The call was left: nobody of it is elsewhere any longer. */
	leave(): void {
		this.members.clear();
	}

	private rowsOf({ labels }: GroupSummary, atMs: number, settings: RoomSettings): RoomRow[] {
		const now = this.timeline.average(atMs - COLUMN_MS, atMs, settings);
		const thenMs = atMs - MINUTE_MS;
		const before = this.timeline.average(thenMs - COLUMN_MS, thenMs, settings);
		const order = roomLabels(settings);
		return labels.map((row) => {
			const index = order.indexOf(row.label);
			const change =
				now === null || before === null ? null : (now[index] ?? 0) - (before[index] ?? 0);
			return { ...row, change };
		});
	}
}

function sidesOf(rows: readonly RoomRow[], { notOkay }: RoomSettings): RoomRow<Side>[] {
	return (["okay", "notOkay"] as const).map((side) => {
		const own = rows.filter(({ label }) => sideOf(label, notOkay) === side);
		const isChangeKnown = rows.every(({ change }) => change !== null);
		return {
			label: side,
			count: own.reduce((sum, { count }) => sum + count, 0),
			share: own.reduce((sum, { share }) => sum + share, 0),
			change: isChangeKnown ? own.reduce((sum, { change }) => sum + (change ?? 0), 0) : null,
		};
	});
}
