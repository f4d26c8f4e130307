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
		// The name alone, in every language; in some organisations an e-mail address, which is never taken for a name,
		// and on parts of the page a word of its makers, which begins small.
		{ attribute: "data-tid", pattern: /^(?![a-z0-9]+(?:[-_:A-Z]|$))(.+)$/u },
		{ selector: "[data-tid='participant-info-nametag']", pattern: /^(.+?)(?: \d)?$/u },
		{ attribute: "aria-label", pattern: /^([^,、，]+)(?:[,、，]|$)/u },
	],
	self: "[data-tid='myself-video'], calling-myself-video",
	share: "[data-stream-type='ScreenSharing']",
};
