import { boolean, finite, minValue, number, object, pipe, safeParse } from "valibot";

/** Where a panel lies: so far from two edges of the window, in CSS px. */
export interface PanelPlace {
	/** `x` counts from the right edge, not from the left. */
	fromRight: boolean;
	/** `y` counts from the bottom edge, not from the top. */
	fromBottom: boolean;
	x: number;
	y: number;
}

/** How the user has left the room panel, in `storage.local` under `ROOM_PANEL_KEY`. */
export interface PanelState {
	place: PanelPlace;
	isCollapsed: boolean;
}

export const ROOM_PANEL_KEY = "room-panel";

/** At the right, under the overlay's own mark. */
export const DEFAULT_PANEL_STATE: PanelState = {
	place: { fromRight: true, fromBottom: false, x: 12, y: 44 },
	isCollapsed: false,
};

const distance = pipe(number(), finite(), minValue(0));
const PANEL_STATE = object({
	place: object({ fromRight: boolean(), fromBottom: boolean(), x: distance, y: distance }),
	isCollapsed: boolean(),
});

/** Reads how the panel was left; its first place where that was never stored, or cannot be relied on. */
export function parsePanelState(stored: unknown): PanelState {
	const parsed = safeParse(PANEL_STATE, stored);
	return parsed.success ? parsed.output : DEFAULT_PANEL_STATE;
}
