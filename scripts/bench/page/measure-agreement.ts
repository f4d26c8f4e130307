import { shownProbabilities } from "../../../src/engine/calibrate.ts";
import type { Card } from "../../../src/engine/card.ts";
import { closeUpOf, closeUpPx } from "../../../src/engine/close-up.ts";
import { cutFace, placeCrop } from "../../../src/engine/crop.ts";
import { moveFace } from "../../../src/engine/move-face.ts";
import type { Pixels } from "../../../src/engine/pixels.ts";
import type {
	DetectedFace,
	ExpressionClassifier,
	FaceDetector,
} from "../../../src/engine/ports.ts";
import { standardise } from "../../../src/engine/standardise.ts";
import {
	compileMediaPipe,
	createMediaPipeFaceDetector,
} from "../../../src/inference/face-detector-mediapipe.ts";
import { FaceFollower } from "../../../src/inference/face-follower.ts";
import { findFaces } from "../../../src/inference/find-faces.ts";
import type { Probabilities } from "../../../src/shared/expressions.ts";
import type { Point } from "../../../src/shared/geometry.ts";
import { filmPerson, pixelsOf } from "./film-people.ts";
import { loadFaceModel, loadModel, packageUrl } from "./package-files.ts";

/** How far what the fast path says is what the reference says, on the same frames, before any smoothing. */
export interface AgreementFigures {
	frames: number;
	/** Share of the frames in which the face was followed and not searched for. */
	followedShare: number;
	/** Share of equal labels, uncertain counted as one: following against searching, with one network; */
	followingShare: number;
	/** and the whole fast path with swift against the whole frame with keen. */
	fastShare: number;
	/** How far the crop is from the one of a search: its middle and its side, in shares of the side. */
	middleP50: number;
	middleP95: number;
	sideP50: number;
	sideP95: number;
}

type Model = { card: Card; classifier: ExpressionClassifier };

const PEOPLE = 6;
const STEP_MS = 250;
const SEARCH_EVERY_MS = 2250;
const WIDTH = 640;
const TILE = { width: 256, height: 144 };

/** Films people as they change their expressions, and reads every frame both ways. */
export async function measureAgreement(seconds: number): Promise<AgreementFigures> {
	const [swift, keen] = [await loadModel("swift"), await loadModel("keen")];
	const program = await compileMediaPipe(packageUrl("mediapipe"));
	const detector = await createMediaPipeFaceDetector(
		packageUrl("mediapipe"),
		program,
		await loadFaceModel(),
	);
	const seen: Seen[] = [];
	for (let person = 0; person < PEOPLE; person++)
		seen.push(...(await watchPerson(person, seconds, { detector, swift, keen })));
	detector.dispose();
	const followed = seen.filter(({ isFollowed }) => isFollowed);
	const share = (of: readonly Seen[], isTrue: (one: Seen) => boolean) =>
		of.filter(isTrue).length / Math.max(1, of.length);
	const quantile = (value: (one: Seen) => number, at: number) => {
		const sorted = followed.map(value).sort((a, b) => a - b);
		return sorted[Math.ceil(at * sorted.length) - 1] ?? Number.NaN;
	};
	return {
		frames: seen.length,
		followedShare: share(seen, ({ isFollowed }) => isFollowed),
		followingShare: share(followed, ({ fast, searched }) => fast === searched),
		fastShare: share(seen, ({ fast, reference }) => fast === reference),
		middleP50: quantile(({ middle }) => middle, 0.5),
		middleP95: quantile(({ middle }) => middle, 0.95),
		sideP50: quantile(({ side }) => side, 0.5),
		sideP95: quantile(({ side }) => side, 0.95),
	};
}

interface Seen {
	isFollowed: boolean;
	fast: string;
	searched: string;
	reference: string;
	middle: number;
	side: number;
}

interface Using {
	detector: FaceDetector<Pixels>;
	swift: Model;
	keen: Model;
}

async function watchPerson(index: number, seconds: number, using: Using): Promise<Seen[]> {
	const { canvas, film } = await filmPerson(index, WIDTH);
	const watch = new PersonWatch(canvas, using);
	const seen: Seen[] = [];
	for (let atMs = 0; atMs < seconds * 1000; atMs += STEP_MS) {
		film(atMs);
		const one = await watch.look(atMs);
		if (one !== null) seen.push(one);
	}
	return seen;
}

/** Reads every picture of one person both ways. */
class PersonWatch {
	private readonly follower = new FaceFollower();
	private known: (DetectedFace & { followId: number }) | undefined;
	private searchedAtMs = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly canvas: OffscreenCanvas,
		private readonly using: Using,
	) {}

	/** @returns Null where even a search finds no face. */
	async look(atMs: number): Promise<Seen | null> {
		const { detector, swift, keen } = this.using;
		const whole = pixelsOf(this.canvas);
		const tile = pixelsOf(this.canvas, undefined, TILE);
		const [reference] = await findFaces(detector, whole, "tile");
		const [inTile] = await findFaces(detector, tile, "tile");
		if (reference === undefined || inTile === undefined) return null;
		const searched = scaled(WIDTH / TILE.width)(inTile);
		const found = this.follow(atMs);
		this.remember(atMs, { found: found?.face, searched, tile });
		const bySearch = await read(swift, tile, inTile);
		const face = found?.face ?? searched;
		const { side } = placeCrop(searched.keypoints, swift.card.crop);
		return {
			isFollowed: found !== null,
			fast: found === null ? bySearch : await read(swift, found.picture, found.inPicture),
			searched: bySearch,
			reference: await read(keen, whole, reference),
			middle: Math.hypot(...between(middleOf(face), middleOf(searched))) / side,
			side: Math.abs(placeCrop(face.keypoints, swift.card.crop).side / side - 1),
		};
	}

	private follow(atMs: number) {
		const isDue = atMs - this.searchedAtMs > SEARCH_EVERY_MS;
		if (isDue || this.known === undefined) return null;
		return followOn(this.canvas, this.follower, this.known, this.using.swift);
	}

	private remember(
		atMs: number,
		{
			found,
			searched,
			tile,
		}: { found: DetectedFace | undefined; searched: DetectedFace; tile: Pixels },
	): void {
		if (found !== undefined && this.known !== undefined) {
			this.known = { ...found, followId: this.known.followId };
			return;
		}
		this.searchedAtMs = atMs;
		const { keypoints } = scaled(TILE.width / WIDTH)(searched);
		const followId = this.follower.remember(tile, placeCrop(keypoints, this.using.swift.card.crop));
		this.known = followId === undefined ? undefined : { ...searched, followId };
	}
}

/** Follows a face as the call does: in a close-up, where it was seen last. */
function followOn(
	canvas: OffscreenCanvas,
	follower: FaceFollower,
	known: DetectedFace & { followId: number },
	{ card }: Model,
): { face: DetectedFace; picture: Pixels; inPicture: DetectedFace } | null {
	const part = closeUpOf(known.box, canvas);
	if (part === null) return null;
	const scale = Math.min(1, closeUpPx(part) / Math.max(part.width, part.height));
	const size = { width: Math.round(part.width * scale), height: Math.round(part.height * scale) };
	const picture = pixelsOf(canvas, part, size);
	const into = ({ x, y }: Point) => ({ x: (x - part.x) * scale, y: (y - part.y) * scale });
	const expected = { ...known, ...moveFace(known, into, { scaleX: scale, scaleY: scale }) };
	const inPicture = follower.follow(picture, expected, card.crop);
	if (inPicture === null) return null;
	const back = ({ x, y }: Point) => ({ x: part.x + x / scale, y: part.y + y / scale });
	const moved = moveFace(inPicture, back, { scaleX: 1 / scale, scaleY: 1 / scale });
	return { face: { ...moved, score: known.score }, picture, inPicture };
}

async function read({ card, classifier }: Model, picture: Pixels, face: DetectedFace) {
	const crop = cutFace(picture, placeCrop(face.keypoints, card.crop), card.input.size);
	const input = standardise(crop, card.input.standardise.epsilon);
	const [logits = new Float32Array()] = await classifier.classify([input]);
	return labelOf(shownProbabilities(logits, card), card.uncertain.threshold);
}

function labelOf(probabilities: Probabilities, threshold: number): string {
	const [top] = Object.entries(probabilities).sort(([, a], [, b]) => b - a);
	return top !== undefined && top[1] >= threshold ? top[0] : "uncertain";
}

const scaled =
	(scale: number) =>
	(face: DetectedFace): DetectedFace => ({
		...face,
		...moveFace(face, ({ x, y }) => ({ x: x * scale, y: y * scale }), {
			scaleX: scale,
			scaleY: scale,
		}),
	});

const middleOf = ({ keypoints: { rightEye, leftEye, mouth } }: DetectedFace): Point => ({
	x: (rightEye.x + leftEye.x + 2 * mouth.x) / 4,
	y: (rightEye.y + leftEye.y + 2 * mouth.y) / 4,
});

const between = (a: Point, b: Point): [number, number] => [a.x - b.x, a.y - b.y];
