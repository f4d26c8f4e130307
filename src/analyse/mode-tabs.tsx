import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { words } from "../ui/words-signal.ts";

/** The ways to analyse, in the order of their tabs. */
export const MODES = ["webcam", "pictures", "video"] as const;

export type Mode = (typeof MODES)[number];

const modeFromAddress = (): Mode =>
	MODES.find((mode) => location.hash === `#${mode}`) ?? "pictures";

/** The mode in front; the address keeps it, so that a reload and a link come back to it. */
export const mode = signal<Mode>(modeFromAddress());

addEventListener("hashchange", () => {
	mode.value = modeFromAddress();
});

/** Brings a mode to the front. */
export function showMode(next: Mode): void {
	mode.value = next;
	history.replaceState(null, "", `#${next}`);
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The row of tabs: arrow keys move among them, as WAI-ARIA's pattern has it. */
export function ModeTabs() {
	const row = useRef<HTMLDivElement>(null);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = STEPS[event.key];
		if (step === undefined) return;
		const index = (MODES.indexOf(mode.value) + step + MODES.length) % MODES.length;
		showMode(MODES[index] ?? "pictures");
		row.current?.querySelectorAll<HTMLElement>("[role=tab]")[index]?.focus();
		event.preventDefault();
	};
	return (
		<div
			ref={row}
			class="mode-tabs"
			role="tablist"
			aria-label={words.value.say("analyse_modes")}
			onKeyDown={onKeyDown}
		>
			{MODES.map((name) => (
				<button
					key={name}
					type="button"
					role="tab"
					id={`tab-${name}`}
					aria-controls={`panel-${name}`}
					aria-selected={mode.value === name}
					tabIndex={mode.value === name ? 0 : -1}
					onClick={() => showMode(name)}
				>
					{words.value.say(`analyse_mode_${name}`)}
				</button>
			))}
		</div>
	);
}
