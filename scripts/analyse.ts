/**
 * @file Analyses pictures and videos with the extension's own Analyse page, without a window.
 *
 *     npm run --silent analyse -- FILE_OR_FOLDER... [--out results.{json,csv,txt,sql}] [--quick] [--small-faces]
 */
import { appendFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import type { FileResult } from "../src/analyse/analysis-door.ts";
import { asError } from "../src/shared/as-error.ts";
import { EXPORT_FORMATS, type ExportFormat, exportFormatOf } from "../src/shared/export-format.ts";
import { exportParts, partsOf } from "../src/shared/export-parts.ts";
import type { ExportRecord } from "../src/shared/export-record.ts";
import type { DrivenPage } from "./analyse/driven-page.ts";
import { type FoundFile, findFiles } from "./analyse/find-files.ts";
import { ProgressLine } from "./analyse/progress-line.ts";
import { fromCaller } from "./called-from.ts";
import { failPlainly } from "./fail-plainly.ts";
import { buildIfStale } from "./fresh-build.ts";
import { refuseUnwritable } from "./refuse-unwritable.ts";

interface Options {
	out?: string;
	quick?: true;
	smallFaces?: true;
}

/** Pictures the page is given at a time: it holds the results of so many, and no more. */
const CHUNK = 100;

const FORMATS = Object.keys(EXPORT_FORMATS).join(", ");

const program: Command = new Command("npm run --silent analyse --")
	.description("Reads the expression of every face in pictures and videos, on this machine.")
	.argument("<files...>", "pictures, videos, and folders of them")
	.option(
		"--out <file>",
		`where the results go; its ending says how: ${FORMATS}. Without it JSON goes to the standard output, alone there thanks to --silent`,
	)
	.option("--quick", "look for large faces only in pictures, several times faster")
	.option("--small-faces", "look for small faces in videos too, many times slower")
	.showHelpAfterError("(add --help for the options)")
	.parse();

const line = new ProgressLine(process.stderr, Date.now);

async function analyse(paths: string[], { out, quick, smallFaces }: Options): Promise<void> {
	const format = out === undefined ? "json" : exportFormatOf(out);
	if (format === undefined)
		program.error(`--out has to end in one of ${FORMATS}, not as ${out} does`);
	const outFile = out && fromCaller(out);
	if (outFile) refuseUnwritable(outFile);
	const { files, failures, leftOut } = findFiles(paths, fromCaller("."));
	const fail = (name: string, sentence: string) => {
		process.exitCode = 1;
		line.say(`failed: ${name}: ${sentence}`);
	};
	for (const { name, sentence } of failures) fail(name, sentence);
	if (leftOut > 0) line.say(`Left out of folders, being neither pictures nor videos: ${leftOut}.`);
	if (files.length > 0) await buildIfStale((sentence) => line.say(sentence));
	const results: FileResult[] = [];
	const conclude = () => {
		const faces = write(files, results, { format, outFile });
		const read = results.length < files.length ? `${results.length} of ` : "";
		const what = `${read}${counted(files.length, "file")}, ${counted(faces, "reading")} of faces`;
		line.say(`${what}${out ? `, in ${out}` : ""}.`);
	};
	// Hours may have gone into what is read when the command is told to end.
	const keepWhatIsRead = () => results.length > 0 && conclude();
	process.once("exit", keepWhatIsRead);
	const search = { inPictures: !quick, inVideos: smallFaces ?? false };
	for await (const some of resultsOf(files, search)) {
		for (const [index, { failure }] of some.entries())
			if (failure !== null) fail(files[results.length + index]?.name ?? "", failure);
		results.push(...some);
	}
	process.off("exit", keepWhatIsRead);
	line.end();
	conclude();
}

/**
 * Writes the results of the first files, in their order.
 *
 * @returns How many readings of faces there are among them.
 */
function write(
	files: readonly FoundFile[],
	results: readonly FileResult[],
	{ format, outFile }: { format: ExportFormat; outFile: string | undefined },
): number {
	let faces = 0;
	function* recordsOf(): Generator<ExportRecord> {
		for (const [index, { records }] of results.entries())
			for (const record of records) {
				if (record.box !== null) faces++;
				yield { ...record, file: files[index]?.name ?? record.file };
			}
	}
	const names = files.map(({ name }) => name);
	if (outFile !== undefined) writeFileSync(outFile, "");
	for (const part of exportParts(format, names, partsOf(recordsOf()))) {
		// Not by a stream, which would not get to it once the command ends.
		if (outFile === undefined) process.stdout.write(part);
		else appendFileSync(outFile, part);
	}
	return faces;
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** One result per file, in their order, as they come. */
async function* resultsOf(
	files: readonly FoundFile[],
	search: { inPictures: boolean; inVideos: boolean },
): AsyncGenerator<FileResult[]> {
	if (files.length === 0) return;
	// The browser's driver is large: a mistake in the command is told without waiting for it.
	const { DrivenPage } = await import("./analyse/driven-page.ts");
	const page = new DrivenPage(search);
	let read = 0;
	try {
		await page.start();
		for (const chunk of chunksOf(files)) {
			const show = (done: number, first: FoundFile | undefined) =>
				line.show(read + done, files.length, first?.name ?? "");
			yield await readChunk(page, chunk, show);
			read += chunk.length;
		}
	} finally {
		await page.close();
	}
}

/** Files of one kind that follow each other, pictures up to `CHUNK` at a time, videos one by one. */
function chunksOf(files: readonly FoundFile[]): FoundFile[][] {
	const chunks: FoundFile[][] = [];
	for (const file of files) {
		const last = chunks.at(-1);
		const fits = last && last.length < CHUNK && last[0]?.input === "pictures";
		if (fits && file.input === "pictures") last.push(file);
		else chunks.push([file]);
	}
	return chunks;
}

/** Where the page fails over many files at once, each is tried by itself, so that only the culprit fails. */
async function readChunk(
	page: DrivenPage,
	chunk: readonly FoundFile[],
	show: (done: number, current: FoundFile | undefined) => void,
): Promise<FileResult[]> {
	try {
		return await page.analyse(chunk, (done) =>
			show(done, chunk[Math.min(chunk.length - 1, Math.floor(done))]),
		);
	} catch (error) {
		if (chunk.length === 1) return [{ failure: crashSentence(error), records: [] }];
	}
	const results: FileResult[] = [];
	for (const file of chunk)
		results.push(...(await readChunk(page, [file], (done) => show(results.length + done, file))));
	return results;
}

function crashSentence(error: unknown): string {
	return `The browser stopped while it was read (${asError(error).message}). It may need more memory than there is.`;
}

for (const stream of [process.stdout, process.stderr])
	stream.on("error", (error: NodeJS.ErrnoException) => {
		// Whoever reads it may have seen enough, as head has.
		if (error.code !== "EPIPE") failPlainly(error);
	});
analyse(program.args, program.opts<Options>()).catch((error: unknown) => {
	line.end();
	failPlainly(error);
});
