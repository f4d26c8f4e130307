import type { Platform } from "../platform.ts";

/** No mark of its tiles is known. */
export const whereby: Platform = {
	id: "whereby",
	name: "Whereby",
	hosts: ["*.whereby.com"],
	tile: [],
	names: [],
};
