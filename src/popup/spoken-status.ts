import { shownFace } from "../engine/shown-face.ts";
import { phraseLabel } from "../shared/phrase-label.ts";
import type { Settings } from "../shared/settings.ts";
import type { Words } from "../shared/words.ts";
import type { CallStatus } from "./call-status.ts";
import { seenName } from "./participant-name.ts";

/**
 * What is read out of the popup: who looks how, or why nobody is seen.
 *
 * @returns Empty where the popup says it aloud by itself.
 */
export function spokenStatus(status: CallStatus, settings: Settings, words: Words): string {
	const { say, list } = words;
	switch (status.kind) {
		case "off":
			return say("status_off");
		case "starting":
			return say("status_starting");
		case "looking":
			return say("status_checking");
		case "no-video":
			return say("status_no_video");
		case "no-faces":
			return say("status_no_faces");
		case "running":
			return list(
				status.call.seen.flatMap((one) => {
					if (one.reading === null) return [];
					const shown = shownFace(one.reading, settings);
					const reading = phraseLabel(shown.label, one.reading.doubts, words);
					return [say("told_of", { thing: seenName(one, words), told: reading })];
				}),
			);
		default:
			return "";
	}
}
