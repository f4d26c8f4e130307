import { EXPORT_FORMATS, type ExportFormat } from "../shared/export-format.ts";
import { exportParts, PART_RECORDS, partsOf } from "../shared/export-parts.ts";
import type { ExportRecord } from "../shared/export-record.ts";
import { saveInParts } from "../ui/save-file.ts";

/** Results as they can be saved. */
export interface Results {
	records: Iterable<ExportRecord>;
	/** How many records that makes. */
	count: number;
	/** All that the records have for a file. */
	names: Iterable<string>;
}

/** Results that are listed already. */
export const listedResults = (records: readonly ExportRecord[]): Results => ({
	records,
	count: records.length,
	names: new Set(records.map(({ file }) => file)),
});

/**
 * Writes records in a format, while the page goes on, and hands the file to the browser's downloads.
 *
 * @param onShare Told now and then how far it is, in [0, 1].
 */
export async function saveRecords(
	stem: string,
	format: ExportFormat,
	{ records, count, names }: Results,
	onShare: (share: number) => void,
): Promise<void> {
	const file = exportParts(format, names, partsOf(records));
	const type = `${EXPORT_FORMATS[format]};charset=utf-8`;
	await saveInParts(`${stem}.${format}`, type, file, (made) =>
		onShare(Math.min(1, (made * PART_RECORDS) / count)),
	);
}
