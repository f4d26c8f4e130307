import type { Platform } from "../platform.ts";

/**
 * The web client paints people either in `<video>` inside each `video-player`, or all on one canvas in
 * the shadow root of `video-player-container`, below the players.
 */
export const zoom: Platform = {
	id: "zoom",
	name: "Zoom",
	hosts: ["*.zoom.us"],
	tile: ["[class*='__video-frame']", ".video-avatar__avatar"],
	names: [
		{ selector: ".video-avatar__avatar-footer span" },
		{ selector: ".video-avatar__avatar-name" },
		{ selector: "img.video-avatar__avatar-img", attribute: "alt" },
	],
	share: "#sharee-container, [class^='sharer-'], [media-type='share']",
	preview: ".preview-root, [media-type='preview']",
	speaking: "[class*='__video-frame--active'], .speaker-active-container__video-frame",
	sharedCanvas: {
		player: "video-player",
		container: "video-player-container",
		key: "node-id",
	},
	namelessIsSelf: true,
};
