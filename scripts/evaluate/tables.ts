import { shareInterval } from "../../src/engine/share-interval.ts";
import type { EndToEnd } from "./end-to-end.ts";
import type { Evaluation } from "./judge.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function withInterval(share: number, n: number): string {
	const [low, high] = shareInterval(share, n);
	return `${percent(share)}  (95 %: ${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}, n ${n})`;
}

/** What a person reads of one evaluation. */
export function evaluationTable(found: Evaluation): string {
	const rows: [string, string][] = [
		["accuracy, original labels", withInterval(found.accuracy, found.n)],
		["macro F1", percent(found.macroF1)],
		["calibration error (ECE), shown head", percent(found.ece)],
		["accuracy, FER+ strict majority", withInterval(found.plus.accuracy, found.plus.n)],
		...Object.entries(found.recall).map(([label, share]): [string, string] => [
			`  recall of ${label}`,
			percent(share),
		]),
	];
	return [`${found.model} on ${found.usage}`, ...aligned(rows), ""].join("\n");
}

/** What a person reads of one end-to-end check. */
export function endToEndTable({ model, usage, sizes }: EndToEnd): string {
	const rows = sizes.map(
		({ facePx, n, found, accuracy, alone, plus, plusAlone }): [string, string] => [
			`faces pasted at ${facePx} px`,
			`found ${percent(found)} of ${n}; accuracy of the found ${percent(accuracy)} ` +
				`(network alone ${percent(alone)}), FER+ ${percent(plus)} (alone ${percent(plusAlone)})`,
		],
	);
	return [`${model} on ${usage}, end to end`, ...aligned(rows), ""].join("\n");
}

function aligned(rows: readonly [string, string][]): string[] {
	const width = Math.max(...rows.map(([name]) => name.length));
	return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
