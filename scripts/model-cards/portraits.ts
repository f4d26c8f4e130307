import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ExportRecord } from "../../src/shared/export-record.ts";
import type { Label, Probabilities } from "../../src/shared/expressions.ts";
import type { Box } from "../../src/shared/geometry.ts";
import type { Model } from "../../src/shared/settings.ts";
import { DrivenPage } from "../analyse/driven-page.ts";
import { type SkinGroup, skinGroupOf } from "./skin-tone.ts";

/** How one person's two pictures were read. */
export interface PortraitPair {
	id: string;
	gender: string;
	ethnicity: string;
	skin: SkinGroup;
	neutral: PoseReading;
	smiling: PoseReading;
}

interface PoseReading {
	label: Label;
	probabilities: Probabilities;
}

interface Person {
	id: string;
	gender: string;
	ethnicity: string;
}

/**
 * Reads every portrait of a folder with one model, through the extension's own Analyse page.
 *
 * @param folder Pictures named `<id>-neutral.jpg` and `<id>-happy.jpg`, and a `portraits.csv` with the columns
 *   file, posed, age, gender, ethnicity.
 * @throws Error naming the picture in which not exactly one face was found.
 */
export async function readPortraits(folder: string, model: Model): Promise<PortraitPair[]> {
	const page = new DrivenPage({ inPictures: false, inVideos: false }, model);
	const people = peopleOf(folder);
	const files = people.flatMap(({ id }) =>
		["neutral", "happy"].map((pose) => path.join(folder, `${id}-${pose}.jpg`)),
	);
	try {
		const results = await page.analyse(
			files.map((file) => ({ path: path.resolve(file), input: "pictures" as const })),
			() => {},
		);
		const faces = results.map(({ records }, i) => onlyFace(records, files[i] ?? ""));
		return people.map((person, i) => {
			const [neutral, smiling] = [faces[2 * i], faces[2 * i + 1]];
			if (!neutral || !smiling) throw new Error(`${person.id}: not both pictures were read.`);
			const skin = skinGroupOf(cheekColour(files[2 * i] ?? "", neutral.box));
			return { ...person, skin, neutral: neutral.reading, smiling: smiling.reading };
		});
	} finally {
		await page.close();
	}
}

function peopleOf(folder: string): Person[] {
	const list = path.join(folder, "portraits.csv");
	if (!existsSync(list)) throw new Error(`${list}: no such file; --portraits takes its folder.`);
	const rows = readFileSync(list, "utf8").trim().split("\n").slice(1);
	return rows.flatMap((row) => {
		const [file = "", posed, , gender = "", ethnicity = ""] = row.trim().split(",");
		return posed === "neutral" ? [{ id: file.split("-")[0] ?? "", gender, ethnicity }] : [];
	});
}

function onlyFace(records: ExportRecord[], name: string): { box: Box; reading: PoseReading } {
	const [record] = records;
	if (records.length !== 1 || !record?.box || !record.label || !record.probabilities)
		throw new Error(`${name}: ${records.length} faces were read in it, not one.`);
	return {
		box: record.box,
		reading: { label: record.label, probabilities: record.probabilities },
	};
}

/** Where the cheeks lie in the box of a frontal face, as shares of its sides. */
const CHEEKS = [0.28, 0.72];
const CHEEK_Y = 0.6;
const CHEEK_SIDE = 0.1;

/** Median colour of both cheeks, each channel in 0 to 255. */
function cheekColour(file: string, box: Box): [number, number, number] {
	const side = Math.round(box.width * CHEEK_SIDE);
	const pixels = CHEEKS.flatMap((share) => {
		const x = Math.round(box.x + box.width * share - side / 2);
		const y = Math.round(box.y + box.height * CHEEK_Y - side / 2);
		return cutPixels(file, `crop=${side}:${side}:${x}:${y}`);
	});
	const channel = (index: number) => median(pixels.map((pixel) => pixel[index] ?? 0));
	return [channel(0), channel(1), channel(2)];
}

function cutPixels(file: string, filter: string): number[][] {
	const how = [
		"-v",
		"error",
		"-i",
		file,
		"-vf",
		filter,
		"-f",
		"rawvideo",
		"-pix_fmt",
		"rgb24",
		"-",
	];
	const { stdout, status, stderr } = spawnSync("ffmpeg", how);
	if (status !== 0) throw new Error(`${file}: ffmpeg could not read it (${stderr}).`);
	return Array.from({ length: stdout.length / 3 }, (_, i) => [
		...stdout.subarray(3 * i, 3 * i + 3),
	]);
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
