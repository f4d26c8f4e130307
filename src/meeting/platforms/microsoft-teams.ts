import type { Platform } from "../platform.ts";

export const microsoftTeams: Platform = {
	id: "microsoft-teams",
	name: "Microsoft Teams",
	hosts: ["teams.microsoft.com", "teams.live.com", "teams.cloud.microsoft"],
	tile: [
		"[data-stream-type='Video']",
		"[data-cid='calling-participant-stream']",
		"[data-tid='menur1j']",
		"[data-tid='myself-video']",
	],
	names: [
		{ selector: "[data-tid='participant-info-nametag']", pattern: /^(.+?)(?: \d)?$/u },
		{ attribute: "aria-label", pattern: /^([^,]+)(?:,|$)/u },
		// In some organisations this is an e-mail address, which is never taken for a name.
		{ attribute: "data-tid", pattern: /^(?!menur1j$|myself-video$|participant-)(.+)$/u },
	],
	self: "[data-tid='myself-video'], calling-myself-video",
	share: "[data-stream-type='ScreenSharing']",
};
