import type { Settings } from "../shared/settings.ts";

/** The choices that decide how readings are drawn. */
export type OverlaySettings = Pick<
	Settings,
	"labelSet" | "notOkay" | "style" | "barCount" | "position" | "boxes"
>;
