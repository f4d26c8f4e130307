import { words } from "./words-signal.ts";

/** How far a file that takes a moment is made, beside what was pressed for it. */
export function MakingFile({
	share,
}: {
	/** In [0, 1]; null while none is made. */ share: number | null;
}) {
	const { say } = words.value;
	return (
		<span class="saving soft" role="status">
			{share === null ? null : (
				<>
					{say("history_saving")}
					<progress max={1} value={share} aria-label={say("history_saving")} />
				</>
			)}
		</span>
	);
}
