import type { Platform } from "../platform.ts";

/** The call runs in a frame on another host of the same domain. No mark of its tiles is known. */
export const webex: Platform = {
	id: "webex",
	name: "Webex",
	hosts: ["*.webex.com"],
	tile: [],
	names: [],
};
