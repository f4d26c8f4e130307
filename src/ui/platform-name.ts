import type { Words } from "../shared/words.ts";

/** Meeting products as their makers write them; names are not translated. */
const NAMES: Readonly<Record<string, string>> = {
	"google-meet": "Google Meet",
	zoom: "Zoom",
	"microsoft-teams": "Microsoft Teams",
	webex: "Webex",
	"jitsi-meet": "Jitsi Meet",
	whereby: "Whereby",
	discord: "Discord",
	slack: "Slack",
	bigbluebutton: "BigBlueButton",
	livekit: "LiveKit",
};

/** What to call the page a call is in: the product's name, or "Web page". */
export function platformName(platform: string | undefined, words: Words): string {
	const known = platform !== undefined && Object.hasOwn(NAMES, platform);
	return (known ? NAMES[platform] : undefined) ?? words.say("platform_unknown");
}
