import type { Words } from "../shared/words.ts";
import type { Seen } from "./call-summary.ts";

/** What to call a face in the list: the participant's name or number, and which of several faces. */
export function seenName({ name, number, isSelf, face }: Seen, { say }: Words): string {
	const who = name ?? (isSelf ? say("participant_self") : say("participant_unnamed", { number }));
	return face === null ? who : say("participant_face", { name: who, number: face });
}
