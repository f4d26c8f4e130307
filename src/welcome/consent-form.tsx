import { useEffect, useRef, useState } from "preact/hooks";
import type { Consent } from "../shared/consent.ts";
import { Notice } from "../ui/notice.tsx";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";
import { choiceUnder, consent, consentFailure, giveConsent } from "./consent-signal.ts";

/** The one choice the product asks for: whose faces it may read. Nothing is chosen in advance. */
export function ConsentForm() {
	const { say } = words.value;
	const [chosen, setChosen] = useState<Consent["who"] | null>(consent.value?.who ?? null);
	const who = choiceUnder(policy.value, chosen);
	const [answers, setAnswers] = useState(0);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		// The form ends the page: what is said below its button would be below the window.
		if (answers > 0) form.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
	}, [answers]);
	const answer = async () => {
		if (who === null) return;
		await giveConsent(who, Date.now());
		setAnswers((before) => before + 1);
	};
	const choices = [
		{ value: "self", text: say("who_self"), hint: say("welcome_choice_self_hint"), locked: false },
		{
			value: "everyone",
			text: say("welcome_choice_everyone"),
			hint: say(policy.value.onlyMe ? "hint_only_me" : "welcome_choice_everyone_hint"),
			locked: policy.value.onlyMe,
		},
	] as const;
	return (
		<form
			ref={form}
			class="card"
			onSubmit={(event) => {
				event.preventDefault();
				void answer();
			}}
		>
			<fieldset class="consent-choices">
				<legend>
					<h2>{say("welcome_choice_title")}</h2>
				</legend>
				{choices.map(({ value, text, hint, locked }) => (
					<label key={value} class="consent-choice">
						<input
							type="radio"
							name="who"
							value={value}
							required
							disabled={locked}
							checked={who === value}
							onChange={() => setChosen(value)}
						/>
						<span>
							<b>{text}</b>
							<span class="soft">{hint}</span>
						</span>
					</label>
				))}
			</fieldset>
			<div>
				<button type="submit" class="button primary">
					{say("welcome_confirm")}
				</button>
			</div>
			{consentFailure.value === null ? null : (
				<Notice tone="danger">{say("problem_not_agreed", { detail: consentFailure.value })}</Notice>
			)}
			{consent.value === null || consentFailure.value !== null ? null : (
				<Notice tone="good">{say("welcome_done")}</Notice>
			)}
		</form>
	);
}
