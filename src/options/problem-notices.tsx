import type { SettingsProblem } from "../shared/settings-schema.ts";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { phraseFields } from "./phrase-fields.ts";

/** Says which settings could not be taken as they were. */
export function ProblemNotices({ problems }: { problems: readonly SettingsProblem[] }) {
	const { say } = words.value;
	const fieldsOf = (kind: SettingsProblem["kind"]) =>
		problems.flatMap(({ kind: its, field }) => (its === kind && field !== null ? [field] : []));
	const [invalid, unknown] = [fieldsOf("invalid"), fieldsOf("unknown")];
	return (
		<>
			{problems.some(({ field }) => field === null) ? (
				<Notice tone="caution">{say("problem_settings_whole")}</Notice>
			) : null}
			{invalid.length > 0 ? (
				<Notice tone="caution">
					{say("problem_settings_invalid", { fields: phraseFields(invalid, words.value) })}
				</Notice>
			) : null}
			{unknown.length > 0 ? (
				<Notice tone="plain">
					{say("problem_settings_unknown", { fields: phraseFields(unknown, words.value) })}
				</Notice>
			) : null}
		</>
	);
}
