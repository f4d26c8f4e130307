import { placeCrop } from "../../../src/engine/crop.ts";
import type { Pixels } from "../../../src/engine/pixels.ts";
import type { DetectedFace, FaceDetector } from "../../../src/engine/ports.ts";
import {
	compileMediaPipe,
	createMediaPipeFaceDetector,
} from "../../../src/inference/face-detector-mediapipe.ts";
import { findFaces } from "../../../src/inference/find-faces.ts";
import type { Point } from "../../../src/shared/geometry.ts";
import { copyTile, filmPerson, pixelsOf } from "./film-people.ts";
import { loadFaceModel, loadModel, packageUrl } from "./package-files.ts";
import { PersonFollower, scaled } from "./person-follower.ts";
import { type Model, readFace } from "./read-face.ts";

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

const PEOPLE = 6;
const STEP_MS = 250;
const WIDTH = 640;

/** Films people as they change their expressions, and reads every frame both ways. */
export async function measureAgreement(seconds: number): Promise<AgreementFigures> {
	const [swift, keen] = [await loadModel("swift"), await loadModel("keen")];
	const detector = await createMediaPipeFaceDetector(
		packageUrl("mediapipe"),
		await compileMediaPipe(packageUrl("mediapipe")),
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
		const one = await watch.look(film(atMs), atMs);
		if (one !== null) seen.push(one);
	}
	return seen;
}

/** Reads every picture of one person both ways. */
class PersonWatch {
	private readonly person: PersonFollower;

	constructor(
		private readonly canvas: OffscreenCanvas,
		private readonly using: Using,
	) {
		this.person = new PersonFollower(using.swift.card.crop);
	}

	/** @returns Null where even a search finds no face. */
	async look(frame: VideoFrame, atMs: number): Promise<Seen | null> {
		const { detector, swift, keen } = this.using;
		const whole = pixelsOf(this.canvas);
		const tile = await copyTile(frame);
		const [reference] = await findFaces(detector, whole, "tile");
		const [inTile] = await findFaces(detector, tile.picture, "tile");
		if (reference === undefined || inTile === undefined) return null;
		const searched = scaled(tile.step)(inTile);
		const found = await this.person.follow(frame, atMs);
		if (found === null) this.person.remember(atMs, inTile, tile);
		const bySearch = await readFace(swift, tile.picture, inTile);
		const face = found?.face ?? searched;
		const { side } = placeCrop(searched.keypoints, swift.card.crop);
		return {
			isFollowed: found !== null,
			fast: found === null ? bySearch : await readFace(swift, found.picture, found.inPicture),
			searched: bySearch,
			reference: await readFace(keen, whole, reference),
			middle: Math.hypot(...between(middleOf(face), middleOf(searched))) / side,
			side: Math.abs(placeCrop(face.keypoints, swift.card.crop).side / side - 1),
		};
	}
}

const middleOf = ({ keypoints: { rightEye, leftEye, mouth } }: DetectedFace): Point => ({
	x: (rightEye.x + leftEye.x + 2 * mouth.x) / 4,
	y: (rightEye.y + leftEye.y + 2 * mouth.y) / 4,
});

const between = (a: Point, b: Point): [number, number] => [a.x - b.x, a.y - b.y];
