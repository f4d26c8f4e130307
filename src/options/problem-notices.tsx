import type { SettingsProblem } from "../shared/settings-schema.ts";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { nameSettings } from "./setting-names.ts";

/** Says which settings could not be taken as they were. */
export function ProblemNotices({ problems }: { problems: readonly SettingsProblem[] }) {
	const { say, count } = words.value;
	const invalid = problems.flatMap(({ kind, field }) =>
		kind === "invalid" && field !== null ? [field] : [],
	);
	const unknown = problems.filter(({ kind }) => kind === "unknown").length;
	return (
		<>
			{problems.some(({ field }) => field === null) ? (
				<Notice tone="caution">{say("problem_settings_whole")}</Notice>
			) : null}
			{invalid.length > 0 ? (
				<Notice tone="caution">
					{say("problem_settings_invalid", { fields: nameSettings(invalid, words.value) })}
				</Notice>
			) : null}
			{unknown > 0 ? <Notice tone="plain">{count("settings_unknown", unknown)}</Notice> : null}
		</>
	);
}
