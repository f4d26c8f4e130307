import { EXPORT_FORMATS, type ExportFormat } from "../shared/export-format.ts";
import type { ExportRecord } from "../shared/export-record.ts";
import { ExportMenu } from "../ui/export-menu.tsx";
import { saveRecords } from "../ui/save-file.ts";

interface RecordsMenuProps {
	/** Of the files, without an ending. */
	stem: string;
	records: () => readonly ExportRecord[];
	onExported: () => void;
	/** Pictures that can be saved besides: each by the message that names it. */
	pictures?: readonly { key: string; save: () => void }[];
	disabled?: boolean;
}

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

/** Offers results in every format there is. */
export function RecordsMenu(props: RecordsMenuProps) {
	const { stem, records, onExported, pictures = [], disabled } = props;
	const items = [
		...FORMATS.map((format) => ({
			kind: format.toUpperCase(),
			key: `analyse_format_${format}`,
			save: () => {
				saveRecords(stem, format, records());
				onExported();
			},
		})),
		...pictures.map((picture) => ({ kind: "PNG", ...picture })),
	];
	return <ExportMenu id={stem} items={items} disabled={disabled ?? false} />;
}
