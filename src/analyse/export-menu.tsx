import { useRef } from "preact/hooks";
import { EXPORT_FORMATS, type ExportFormat } from "../shared/export-format.ts";
import type { ExportRecord } from "../shared/export-record.ts";
import { words } from "../ui/words-signal.ts";
import { saveRecords } from "./save-file.ts";

interface ExportMenuProps {
	/** Of the files, without an ending. */
	stem: string;
	records: () => readonly ExportRecord[];
	onExported: () => void;
	/** Pictures that can be saved besides: each by the message that names it. */
	pictures?: readonly { key: string; save: () => void }[];
	disabled?: boolean;
}

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

/** One button that opens the formats: a native popover, closed by Escape or a click elsewhere. */
export function ExportMenu({
	stem,
	records,
	onExported,
	pictures = [],
	disabled,
}: ExportMenuProps) {
	const { say } = words.value;
	const menu = useRef<HTMLDivElement>(null);
	const saveAs = (format: ExportFormat) => {
		saveRecords(stem, format, records());
		onExported();
		menu.current?.hidePopover();
	};
	return (
		<div class="export-menu">
			<button
				type="button"
				class="button"
				disabled={disabled ?? false}
				popovertarget={`export-${stem}`}
				aria-haspopup="menu"
			>
				{say("action_export")}
			</button>
			<div
				ref={menu}
				id={`export-${stem}`}
				class="menu"
				popover="auto"
				role="menu"
				tabIndex={-1}
				onKeyDown={moveFocus}
				onToggle={(event) => {
					if (event.newState === "open") event.currentTarget.querySelector("button")?.focus();
				}}
			>
				{FORMATS.map((format) => (
					<button key={format} type="button" role="menuitem" onClick={() => saveAs(format)}>
						<b>{format.toUpperCase()}</b>
						<span class="soft">{say(`analyse_format_${format}`)}</span>
					</button>
				))}
				{pictures.map(({ key, save }) => (
					<button
						key={key}
						type="button"
						role="menuitem"
						onClick={() => {
							save();
							menu.current?.hidePopover();
						}}
					>
						<b>PNG</b>
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
