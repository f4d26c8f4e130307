import { words } from "../ui/words-signal.ts";

/** Examples of what can be done here, for a page on which nothing has been done yet. */
export function Steps({ keys }: { keys: readonly string[] }) {
	return (
		<ul class="ideas">
			{keys.map((key) => (
				<li key={key}>
					<b>{words.value.say(`analyse_idea_${key}`)}</b>
					<span class="soft">{words.value.say(`analyse_idea_${key}_hint`)}</span>
				</li>
			))}
		</ul>
	);
}
