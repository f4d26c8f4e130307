import type { Platform } from "../platform.ts";

export const slack: Platform = {
	id: "slack",
	name: "Slack",
	hosts: ["app.slack.com"],
	tile: [
		".p-huddle_peer_tile",
		"[data-qa^='huddle_peer_tile_userId_']",
		"[id^='huddle-grid-gridcell']",
	],
	names: [
		{ attribute: "aria-label", pattern: /^View (.+?)['’]s profile$/u },
		{
			selector: "[aria-label]",
			attribute: "aria-label",
			pattern: /^View (.+?)['’]s profile$/u,
		},
		{ selector: ".p-huddle_peer_tile__name_overlay" },
	],
	participant: "data-qa",
	self: "[id^='huddle-grid-gridcell-self_']",
	speaking: ".p-huddle_peer_tile__overlay--active_speaker",
};
