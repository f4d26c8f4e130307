import { useRef } from "preact/hooks";
import { personOfKey } from "../shared/neutral-faces.ts";
import { Button } from "../ui/button.tsx";
import {
	forgetNeutralFace,
	forgetNeutralFaces,
	neutralFaces,
	neutralFailure,
	useNeutralFaces,
} from "../ui/neutral-faces-signal.ts";
import { Notice } from "../ui/notice.tsx";
import { platformName } from "../ui/platform-name.ts";
import { words } from "../ui/words-signal.ts";
import { SwitchField } from "./switch-field.tsx";

/** Whether personal neutral faces are used, whose are kept, and forgetting them. */
export function NeutralSettings() {
	const { say } = words.value;
	const { isUsed, faces, broken } = neutralFaces.value;
	const keys = Object.keys(faces);
	const heading = useRef<HTMLHeadingElement>(null);
	const press = (action: Promise<void>) => {
		// The button goes with what it forgets, and the focus would go with it.
		void action.then(() => heading.current?.focus());
	};
	return (
		<section class="card">
			<h2 ref={heading} tabIndex={-1}>
				{say("section_neutral")}
			</h2>
			{neutralFailure.value === null ? null : (
				<Notice tone="danger">{say("problem_not_saved", { detail: neutralFailure.value })}</Notice>
			)}
			{broken === 0 ? null : (
				<Notice
					tone="caution"
					actions={
						<Button onClick={() => press(useNeutralFaces(isUsed))}>{say("neutral_tidy")}</Button>
					}
				>
					{say("problem_neutral_broken")}
				</Notice>
			)}
			<div>
				<SwitchField
					id="neutral"
					label={say("setting_neutral")}
					hint={say("setting_neutral_hint")}
					checked={isUsed && keys.length > 0}
					disabled={keys.length === 0}
					onChange={(checked) => void useNeutralFaces(checked)}
				/>
			</div>
			{keys.length === 0 ? (
				<p class="soft">{say("neutral_none")}</p>
			) : (
				<>
					<ul class="neutral-people">
						{keys.map((key) => (
							<li key={key}>
								<span>{nameOf(key)}</span>
								<Button onClick={() => press(forgetNeutralFace(key))}>
									{say("neutral_forget")}
								</Button>
							</li>
						))}
					</ul>
					<div class="file-actions">
						<Button onClick={() => press(forgetNeutralFaces())}>{say("neutral_forget_all")}</Button>
					</div>
				</>
			)}
		</section>
	);
}

function nameOf(key: string): string {
	const person = personOfKey(key);
	if (person === null) return words.value.say("neutral_own");
	return `${person.name} · ${platformName(person.platform, words.value)}`;
}
