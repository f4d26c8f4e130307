import type { Platform } from "../platform.ts";

/**
 * Class names are a stable stem and a hash that changes. A stream is marked as live, but not while it fills the stage:
 * then only the words for screen readers tell it from its owner's camera.
 */
export const discord: Platform = {
	id: "discord",
	name: "Discord",
	hosts: ["discord.com"],
	tile: ["[data-selenium-video-tile]", "[class*='tile_']", "[class*='videoWrapper_']"],
	names: [{ selector: "[class*='overlayTitleText_']" }],
	participant: "data-selenium-video-tile",
	share:
		"[class*='streamQualityIndicator_'], [aria-label*=', stream, ' i], [aria-label*=', transmissão, ' i]",
};
