import { Notice } from "../ui/notice.tsx";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";

/** What an organisation has set for the user, in words; nothing where it has set nothing. */
export function PolicyNotice() {
	const { say, list } = words.value;
	const { onlyMe, off } = policy.value;
	const rules = [
		...(onlyMe ? [say("policy_only_me")] : []),
		...off.map((feature) => say(`policy_no_${feature}`)),
	];
	if (rules.length === 0) return null;
	return <Notice tone="plain">{say("policy_lead", { rules: list(rules) })}</Notice>;
}
