import { readFileSync } from "node:fs";
import { TileReader } from "../../src/engine/tile-reader.ts";
import { EXPRESSIONS, type Expression, type Probabilities } from "../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/shared/settings.ts";
import { boxAt, madeUpFace } from "../../tests/unit/engine/made-up-face.ts";
import { seededNoise } from "../../tests/unit/engine/seeded-noise.ts";

/** What the network said of one still face, reading by reading. */
export interface RecordedFace {
	face: string;
	readings: Probabilities[];
}

/** One expression gives way to another, as recorded of two faces or of one person. */
export interface Turn {
	before: RecordedFace;
	after: RecordedFace;
	/** What the label should become. */
	label: Expression;
}

/** When each frame of a sequence was taken, in milliseconds. */
export type Rhythm = (frame: number) => number;

const FOLDER = "tests/fixtures/sequences";
const FRAME = { x: 0, y: 0, width: 320, height: 180 };
/** How far the detector's box trembles about a still face, in pixels of a face 40 wide. */
const BOX_NOISE_PX = 0.5;
/** About what the shipped models' cards say. */
const THRESHOLD = 0.5;
/** Frames played before and after a turn: four seconds each at five a second. */
const AROUND_TURN = 20;
const MINUTE_MS = 60_000;
const UNSHOWN = "unshown";

/**
 * Reads one of the stored recordings.
 *
 * @param name `portraits`: people through the whole pipeline. `still-faces`: faces from everywhere, many
 *   of them between two expressions, harder than any call.
 */
export function recordedFaces(name: "portraits" | "still-faces"): RecordedFace[] {
	const recorded: { readings: number; faces: { face: string; probabilities: string }[] } =
		JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8"));
	return recorded.faces.map(({ face, probabilities }) => {
		const bytes = Buffer.from(probabilities, "base64");
		const readings = Array.from({ length: recorded.readings }, (_, reading) => {
			const seven = EXPRESSIONS.map((_, index) => bytes[reading * EXPRESSIONS.length + index] ?? 0);
			const sum = seven.reduce((a, b) => a + b);
			return Object.fromEntries(
				EXPRESSIONS.map((key, index) => [key, (seven[index] ?? 0) / sum]),
			) as Probabilities;
		});
		return { face, readings };
	});
}

/** Plays a sequence to a fresh tile and gives the label that is shown after each frame, where one is. */
export function playLabels(
	sequence: readonly Probabilities[],
	rhythm: Rhythm,
	settings: Partial<Settings> = {},
): string[] {
	let id = 0;
	const reader = new TileReader(() => ++id);
	const noise = seededNoise(9);
	const around = (value: number) => value + BOX_NOISE_PX * noise();
	return sequence.map((probabilities, frame) => {
		const box = boxAt(around(50), around(50), around(40));
		const [reading] = reader.update([madeUpFace({ box, probabilities })], {
			atMs: rhythm(frame),
			frame: FRAME,
			settings: { ...DEFAULT_SETTINGS, ...settings },
			threshold: THRESHOLD,
		});
		if (reading?.trackId !== 1) throw new Error(`Frame ${frame} is of another track.`);
		return reading.trackState === "confirmed" ? (reading.shown ?? "none") : UNSHOWN;
	});
}

/** Counts the changes of a label from the frame on in which its face is confirmed, and shown. */
export function labelChanges(labels: readonly string[]): number {
	const shown = labels.filter((label) => label !== UNSHOWN);
	return shown.slice(1).filter((label, index) => label !== shown[index]).length;
}

/** Counts how often the label of a still face changes in a minute. */
export function changesInMinute(
	{ readings }: RecordedFace,
	rhythm: Rhythm,
	smoothing: Settings["smoothing"],
): number {
	const minute = readings.filter((_, frame) => rhythm(frame) <= MINUTE_MS);
	return labelChanges(playLabels(minute, rhythm, { smoothing }));
}

/** All turns from a recorded face to another that clearly looks otherwise. */
export function turnsAmong(faces: readonly RecordedFace[]): Turn[] {
	return faces.flatMap((before) =>
		faces
			.filter((after) => looksClear(after) && meanTop(after).key !== meanTop(before).key)
			.map((after) => ({ before, after, label: meanTop(after).key })),
	);
}

/** The turns of each person who was recorded twice, named by the first three letters, both ways. */
export function turnsOfPeople(faces: readonly RecordedFace[]): Turn[] {
	const person = ({ face }: RecordedFace) => face.slice(0, 3);
	return faces.flatMap((before) =>
		faces
			.filter((after) => person(after) === person(before) && after !== before)
			.map((after) => ({ before, after, label: meanTop(after).key })),
	);
}

/** Whether a face is seen as one thing most of the time. */
export function looksClear(face: RecordedFace): boolean {
	return meanTop(face).mean > 0.75;
}

/** What a turn shows, reading by reading. */
export function readingsOf({ before, after }: Turn): Probabilities[] {
	return [before, after].flatMap(({ readings }) => readings.slice(0, AROUND_TURN));
}

/**
 * Measures how long labels take to follow, when the expression turns right after a frame was taken,
 * which is the worst moment.
 *
 * @returns In milliseconds, sorted; infinity for a turn that is not followed.
 */
export function delaysOf(
	turns: readonly Turn[],
	stepMs: number,
	smoothing: Settings["smoothing"],
): number[] {
	return turns
		.map((turn) => {
			const labels = playLabels(readingsOf(turn), (frame) => frame * stepMs, { smoothing });
			const first = labels.indexOf(turn.label, AROUND_TURN);
			return first < 0 ? Number.POSITIVE_INFINITY : (first - AROUND_TURN + 1) * stepMs;
		})
		.sort((a, b) => a - b);
}

/** The smallest of `sorted` that a share of them does not exceed; NaN where there are none. */
export function quantileOf(sorted: readonly number[], share: number): number {
	return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

function meanTop({ readings }: RecordedFace): { key: Expression; mean: number } {
	return EXPRESSIONS.map((key) => ({
		key,
		mean: readings.reduce((sum, each) => sum + each[key], 0) / readings.length,
	})).reduce((best, other) => (other.mean > best.mean ? other : best));
}
