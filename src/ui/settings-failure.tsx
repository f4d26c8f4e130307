import { Notice } from "./notice.tsx";
import { readFailure, saveFailure } from "./settings-signal.ts";
import { words } from "./words-signal.ts";

/** Says that a choice could not be saved, or that the settings could not even be read; nothing otherwise. */
export function SettingsFailure() {
	const [notSaved, notRead] = [saveFailure.value, readFailure.value];
	const detail = notSaved ?? notRead;
	if (detail === null) return null;
	const key = notSaved === null ? "problem_not_read" : "problem_not_saved";
	return <Notice tone="danger">{words.value.say(key, { detail })}</Notice>;
}
