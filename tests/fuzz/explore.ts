import fc from "fast-check";
import { CoverageWatch } from "./coverage-watch.ts";
import type { FileDoor } from "./file-doors.ts";
import { spoiltBytes } from "./spoil.ts";

/** Longer files are cut: what takes long to read is seldom what leads on. */
const MOST_BYTES = 100_000;
/** To ask what has run takes ten times as long as to read most files: so many are asked about together. */
const BATCH = 32;
/** So many of the latest finds are spoilt further as often as all files are: they are where it goes on. */
const LATEST = 8;

/** Our code, and that of others which reads files for it. */
const OURS = /\/src\/|node_modules\/(valibot|image-size|flatbuffers)\//;

/** What came of it. */
interface Explored {
	/** Files that led somewhere new. */
	finds: number;
	/** Functions that ran. */
	functions: number;
}

/**
 * Looks for files that lead a parser where none has led it before: each one that does is kept, and spoilt
 * further.
 *
 * @param cases How many files to try.
 * @param seed Of the choices; the same ones lead the same way.
 * @param isWatched Whose code counts, by its address.
 * @throws Error of the door, with the file, as base64, that it failed at.
 */
export async function explore(
	door: FileDoor,
	cases: number,
	seed: number,
	isWatched = (url: string) => OURS.test(url),
): Promise<Explored> {
	const corpus = [...door.sound];
	const watch = new CoverageWatch(isWatched);
	try {
		for (const bytes of corpus) await open(door, bytes);
		watch.learn();
		for (let tried = 0; tried < cases; tried += BATCH) {
			const parents = (tried / BATCH) % 2 === 0 ? corpus.slice(-LATEST) : corpus;
			const batch = fc
				.sample(spoiltBytes(...parents), { numRuns: BATCH, seed: seed + tried })
				.filter(({ length }) => length <= MOST_BYTES);
			for (const bytes of batch) await open(door, bytes);
			if (watch.isNew()) corpus.push(...(await findsOf(door, batch, watch)));
		}
		return { finds: corpus.length - door.sound.length, functions: watch.functions };
	} finally {
		watch.end();
	}
}

/** Tries each of a batch once more, by itself: those that lead somewhere new. */
async function findsOf(
	door: FileDoor,
	batch: readonly Uint8Array[],
	watch: CoverageWatch,
): Promise<Uint8Array[]> {
	const finds: Uint8Array[] = [];
	for (const bytes of batch) {
		await open(door, bytes);
		if (watch.learn()) finds.push(bytes);
	}
	return finds;
}

async function open(door: FileDoor, bytes: Uint8Array): Promise<void> {
	try {
		await door.open(bytes);
	} catch (error) {
		const file = Buffer.from(bytes).toString("base64");
		throw new Error(`${door.name} failed at ${file}`, { cause: error });
	}
}
