import type { Settings } from "../shared/settings.ts";
import type { Words } from "../shared/words.ts";

/** What the page calls each setting, by message key. */
export const SETTING_NAMES = {
	labelSet: "setting_label_set",
	notOkay: "setting_not_okay",
	style: "setting_style",
	barCount: "setting_bar_count",
	position: "setting_position",
	who: "section_people",
	minFacePx: "setting_min_face",
	smoothing: "setting_smoothing",
	boxes: "setting_boxes",
	room: "setting_room",
	roomMinFaces: "setting_room_min_faces",
	roomMemorySeconds: "setting_room_memory",
	attention: "setting_attention",
	attentionSeconds: "setting_attention_after",
	model: "setting_model",
	rate: "setting_rate",
	keepHistory: "setting_keep_history",
	keepNames: "setting_keep_names",
	keepDays: "setting_keep_days",
	language: "setting_language",
} as const satisfies Record<keyof Settings, string>;

/** Names settings as the page does. */
export const nameSettings = (fields: readonly (keyof Settings)[], { say, list }: Words): string =>
	list(fields.map((field) => say(SETTING_NAMES[field])));
