import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export const USAGES = ["Training", "PublicTest", "PrivateTest"] as const;
export type Usage = (typeof USAGES)[number];

/** FER+'s vote columns, in the order of the eight labels of its head, then the two ways of having none. */
const VOTES = [
	"neutral",
	"happiness",
	"surprise",
	"sadness",
	"anger",
	"disgust",
	"fear",
	"contempt",
	"unknown",
	"not_face",
].map((name) => `vote_${name}`);
const FACE_LABELS = 8;

/** Width and height of a picture of FER2013. */
export const FACE_PX = 48;

/** One labelled face of FER2013. */
export interface FerFace {
	/** Its row in the data set, from 0. */
	row: number;
	/** 48 x 48 gray bytes, row by row. */
	gray: Uint8Array;
	/** Index of the original label: angry, disgust, fear, happy, sad, surprise, neutral. */
	emotion: number;
	/** Index of FER+'s strict majority label: neutral, happy, surprise, sad, angry, disgust, fear, contempt. */
	majority: number | null;
}

/**
 * Reads the faces of one usage from a folder with `images.u8` and `labels.csv`.
 *
 * @throws Error in one sentence that names file and line.
 */
export function readFerFolder(folder: string, usage: Usage): FerFace[] {
	const [labels, images] = ["labels.csv", "images.u8"].map((name) => {
		const file = path.join(folder, name);
		if (!existsSync(file))
			throw new Error(`${file} is missing: --data takes the folder of FER2013.`);
		return file;
	}) as [string, string];
	const [header = "", ...lines] = readFileSync(labels, "utf8").trimEnd().split(/\r?\n/);
	const column = columnsOf(header, labels);
	const pixels = readFileSync(images);
	const expected = lines.length * FACE_PX ** 2;
	if (pixels.length !== expected)
		throw new Error(
			`${images} has ${pixels.length} bytes, but ${labels} lists ${lines.length} faces (${expected} bytes).`,
		);
	return lines.flatMap((line, i) => {
		const fields = line.split(",");
		const place = `${labels}, line ${i + 2}`;
		const found = fields[column("usage")];
		if (!USAGES.some((known) => known === found))
			throw new Error(`${place}: usage ${found} is none of ${USAGES.join(", ")}.`);
		if (found !== usage) return [];
		const integer = (name: string, limit: number) => {
			const text = fields[column(name)] ?? "";
			if (!/^\d+$/.test(text) || Number(text) >= limit)
				throw new Error(
					`${place}: ${name} is ${text || "missing"}, not a whole number under ${limit}.`,
				);
			return Number(text);
		};
		return [
			{
				row: i,
				gray: pixels.subarray(i * FACE_PX ** 2, (i + 1) * FACE_PX ** 2),
				emotion: integer("emotion", 7),
				majority: strictMajority(VOTES.map((name) => integer(name, 100))),
			},
		];
	});
}

/**
 * Finds FER+'s strict majority: single votes are dropped as outliers, as FER+'s authors do; the label
 * must then have more than half of the votes left, "unknown" and "not a face" among them.
 *
 * @param votes Ten counts in the order of FER+'s columns.
 * @returns Index of one of the eight labels, or null where none has the majority.
 */
export function strictMajority(votes: readonly number[]): number | null {
	const kept = votes.map((count) => (count > 1 ? count : 0));
	const most = Math.max(...kept);
	const top = kept.indexOf(most);
	const total = kept.reduce((sum, count) => sum + count, 0);
	return most * 2 > total && top < FACE_LABELS ? top : null;
}

function columnsOf(header: string, file: string): (name: string) => number {
	const names = header.split(",");
	for (const name of ["usage", "emotion", ...VOTES])
		if (!names.includes(name)) throw new Error(`${file}, line 1: the column ${name} is missing.`);
	return (name) => names.indexOf(name);
}
