import { type ShownFace, shownFace } from "../engine/shown-face.ts";
import { phraseLabel } from "../shared/phrase-label.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import type { Words } from "../shared/words.ts";

/** What a reading says in the label set of the settings, and as a phrase: "looks happy". */
export function phraseReading(
	reading: FaceReading,
	settings: Settings,
	words: Words,
): { face: ShownFace; phrase: string } {
	const face = shownFace(reading, settings);
	return { face, phrase: phraseLabel(face.label, reading.doubts, words) };
}
