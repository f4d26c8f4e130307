import type { Moment } from "../engine/find-moments.ts";
import { looksKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";

/** What changed: "looks happy: 12 % of faces before, 60 % after". */
export function momentSentence(moment: Moment, { say, percent }: Words): string {
	const { before, after } = moment;
	return moment.kind === "label"
		? say("history_moment_label", {
				looks: say(looksKey(moment.label)),
				before: percent(before),
				after: percent(after),
			})
		: say("history_moment_faces", { before: Math.round(before), after: Math.round(after) });
}
