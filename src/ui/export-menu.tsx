import { useRef } from "preact/hooks";
import { words } from "./words-signal.ts";

/** One file that can be saved. */
export interface ExportItem {
	/** Its kind in capitals: "CSV". */
	kind: string;
	/** The message that says what it is for. */
	key: string;
	save: () => void;
}

interface ExportMenuProps {
	/** Unique on its page. */
	id: string;
	items: readonly ExportItem[];
	disabled?: boolean;
}

/** One button that opens the formats: a native popover, closed by Escape or a click elsewhere. */
export function ExportMenu({ id, items, disabled }: ExportMenuProps) {
	const { say } = words.value;
	const menu = useRef<HTMLDivElement>(null);
	return (
		<div class="export-menu">
			<button
				type="button"
				class="button"
				disabled={disabled ?? false}
				popovertarget={`export-${id}`}
				aria-haspopup="menu"
			>
				{say("action_export")}
			</button>
			<div
				ref={menu}
				id={`export-${id}`}
				class="menu"
				popover="auto"
				role="menu"
				tabIndex={-1}
				onKeyDown={moveFocus}
				onToggle={(event) => {
					if (event.newState === "open") event.currentTarget.querySelector("button")?.focus();
				}}
			>
				{items.map(({ kind, key, save }) => (
					<button
						key={key}
						type="button"
						role="menuitem"
						onClick={() => {
							save();
							menu.current?.hidePopover();
						}}
					>
						<b>{kind}</b>
						<span class="soft">{say(key)}</span>
					</button>
				))}
			</div>
		</div>
	);
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys go round the items of a menu. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const step = STEPS[event.key];
	if (step === undefined) return;
	event.preventDefault();
	const items = [...event.currentTarget.querySelectorAll("button")];
	const at = items.indexOf(document.activeElement as HTMLButtonElement);
	items[(at + step + items.length) % items.length]?.focus();
}
