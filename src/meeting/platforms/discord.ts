import type { Platform } from "../platform.ts";

/** Class names are a stable stem and a hash that changes. */
export const discord: Platform = {
	id: "discord",
	name: "Discord",
	hosts: ["discord.com"],
	tile: ["[class*='tile_']", "[class*='videoWrapper_']"],
	names: [{ selector: "[class*='overlayTitleText_']" }],
};
