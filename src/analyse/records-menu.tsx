import { useSignal } from "@preact/signals";
import { EXPORT_FORMATS, type ExportFormat } from "../shared/export-format.ts";
import { ExportMenu } from "../ui/export-menu.tsx";
import { MakingFile } from "../ui/making-file.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { type Results, saveRecords } from "./save-records.ts";
import { markExported, markUnexported } from "./unexported-work.ts";

interface RecordsMenuProps {
	/** Of the files, without an ending. */
	stem: string;
	results: () => Results;
	/** Told once the file has been begun with all results there are. */
	onExported: () => void;
	/** Pictures that can be saved besides: each by the message that names it. */
	pictures?: readonly { key: string; save: () => void }[];
	disabled?: boolean;
}

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

/** Offers results in every format there is. */
export function RecordsMenu(props: RecordsMenuProps) {
	const { stem, results, onExported, pictures = [], disabled } = props;
	const { say } = words.value;
	/** How much of a file is made, in [0, 1]; null while none is. */
	const made = useSignal<number | null>(null);
	const problem = useSignal<string | null>(null);
	const save = async (format: ExportFormat) => {
		if (made.peek() !== null) return;
		problem.value = null;
		made.value = 0;
		// Until the file is made the page still holds the only copy; where it cannot be made, it goes on to.
		const making = `file ${stem}`;
		markUnexported(making);
		onExported();
		try {
			await saveRecords(stem, format, results(), (share) => {
				made.value = share;
			});
			markExported(making);
		} catch (error) {
			problem.value = String(error);
		}
		made.value = null;
	};
	const items = [
		...FORMATS.map((format) => ({
			kind: format.toUpperCase(),
			key: `analyse_format_${format}`,
			save: () => void save(format),
		})),
		...pictures.map((picture) => ({ kind: "PNG", ...picture })),
	];
	return (
		<>
			<ExportMenu id={stem} items={items} disabled={disabled ?? false} />
			<MakingFile share={made.value} />
			{problem.value === null ? null : (
				<Notice tone="danger" detail={problem.value}>
					{say("problem_history_export")}
				</Notice>
			)}
		</>
	);
}
