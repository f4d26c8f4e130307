import type { Platform } from "../platform.ts";

export const liveKit: Platform = {
	id: "livekit",
	name: "LiveKit",
	hosts: [],
	probe: ".lk-participant-tile",
	tile: [".lk-participant-tile"],
	names: [
		{ selector: "[data-lk-participant-name]", attribute: "data-lk-participant-name" },
		{ selector: ".lk-participant-name" },
	],
	self: "[data-lk-local-participant='true']",
	share: "[data-lk-source='screen_share']",
	speaking: "[data-lk-speaking='true']",
};
