import type { SettingsProblem } from "../shared/settings-schema.ts";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";

/** Says which settings could not be taken as they were. */
export function ProblemNotices({ problems }: { problems: readonly SettingsProblem[] }) {
	const { say, list } = words.value;
	const fieldsOf = (kind: SettingsProblem["kind"]) =>
		problems.flatMap(({ kind: its, field }) => (its === kind && field !== null ? [field] : []));
	const [invalid, unknown] = [fieldsOf("invalid"), fieldsOf("unknown")];
	return (
		<>
			{problems.some(({ field }) => field === null) ? (
				<Notice tone="caution">{say("problem_settings_whole")}</Notice>
			) : null}
			{invalid.length > 0 ? (
				<Notice tone="caution">{say("problem_settings_invalid", { fields: list(invalid) })}</Notice>
			) : null}
			{unknown.length > 0 ? (
				<Notice tone="plain">{say("problem_settings_unknown", { fields: list(unknown) })}</Notice>
			) : null}
		</>
	);
}
