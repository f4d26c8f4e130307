import { type ShownFace, shownFace } from "../overlay/shown-face.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import { doubtKey, looksKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";

/** What a reading says in the label set of the settings, and as a phrase: "looks happy". */
export function phraseReading(
	reading: FaceReading,
	settings: Settings,
	{ say, list }: Words,
): { face: ShownFace; phrase: string } {
	const face = shownFace(reading, settings);
	if (face.label !== "uncertain" || reading.doubts.length === 0)
		return { face, phrase: say(looksKey(face.label)) };
	const reasons = list(reading.doubts.map((doubt) => say(doubtKey(doubt))));
	return { face, phrase: say("looks_uncertain_because", { reasons }) };
}
