import type { Platform } from "../platform.ts";

export const bigBlueButton: Platform = {
	id: "bigbluebutton",
	name: "BigBlueButton",
	hosts: [],
	probe: "[data-test^='webcamItem']",
	tile: ["[data-test^='webcamItem']", ".videoContainer[data-stream]"],
	names: [],
	self: "[data-current-user-stream='true']",
	speaking: "[data-test='webcamItemTalkingUser']",
};
