import { matchesHost } from "../shared/match-pattern.ts";
import type { Platform } from "./platform.ts";
import { bigBlueButton } from "./platforms/big-blue-button.ts";
import { discord } from "./platforms/discord.ts";
import { googleMeet } from "./platforms/google-meet.ts";
import { jitsiMeet } from "./platforms/jitsi-meet.ts";
import { liveKit } from "./platforms/live-kit.ts";
import { microsoftTeams } from "./platforms/microsoft-teams.ts";
import { slack } from "./platforms/slack.ts";
import { webex } from "./platforms/webex.ts";
import { whereby } from "./platforms/whereby.ts";
import { zoom } from "./platforms/zoom.ts";

export const PLATFORMS: readonly Platform[] = [
	bigBlueButton,
	discord,
	googleMeet,
	jitsiMeet,
	liveKit,
	microsoftTeams,
	slack,
	webex,
	whereby,
	zoom,
];

/** A page of no known product: every tile is found and named by structure alone. */
export const ANY_PAGE: Platform = {
	id: "any-page",
	name: "Any page",
	hosts: [],
	tile: [],
	names: [],
};

/** The product whose page this is: by its host name, else by a mark of one that people host themselves. */
export function platformOf(page: ParentNode, hostname: string): Platform {
	return (
		PLATFORMS.find(({ hosts }) => hosts.some((host) => matchesHost(hostname, host))) ??
		PLATFORMS.find(({ probe }) => probe !== undefined && page.querySelector(probe) !== null) ??
		ANY_PAGE
	);
}
