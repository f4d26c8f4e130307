import type { Platform } from "../platform.ts";

export const jitsiMeet: Platform = {
	id: "jitsi-meet",
	name: "Jitsi Meet",
	hosts: ["meet.jit.si", "8x8.vc"],
	probe: "#largeVideoContainer, .videocontainer[id^='participant_']",
	tile: [".videocontainer:not(#largeVideoContainer)"],
	names: [{ selector: ".displayname" }, { selector: "input#editDisplayName", attribute: "value" }],
	participant: "id",
	self: "#localVideoContainer, #localVideoWrapper",
	share: "#localScreenshare_container, #sharedVideoContainer, .videocontainer[id*='-v1']",
	speaking: ".dominant-speaker",
	pinned: ".videoContainerFocused",
};
