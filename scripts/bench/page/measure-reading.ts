import type { Pixels } from "../../../src/engine/pixels.ts";
import type { FaceDetector } from "../../../src/engine/ports.ts";
import {
	compileMediaPipe,
	createMediaPipeFaceDetector,
} from "../../../src/inference/face-detector-mediapipe.ts";
import { findFaces } from "../../../src/inference/find-faces.ts";
import { copyTile } from "./film-people.ts";
import { loadFaceModel, loadModel, packageUrl } from "./package-files.ts";
import { PersonFollower } from "./person-follower.ts";
import { type Model, readFace } from "./read-face.ts";
import { type FrameReader, type Watched, warmUp, watchFilm } from "./watch-film.ts";

let prepare: (() => FrameReader) | undefined;

/**
 * Makes the extension's own parts ready for `watchReading`.
 *
 * @param isFollowed Whether the face is followed as in a call, or searched for in every frame.
 */
export async function prepareReading(name: string, isFollowed: boolean): Promise<void> {
	const detector = await createMediaPipeFaceDetector(
		packageUrl("mediapipe"),
		await compileMediaPipe(packageUrl("mediapipe")),
		await loadFaceModel(),
	);
	const model = await loadModel(name);
	prepare = () =>
		readerOf(detector, model, isFollowed ? new PersonFollower(model.card.crop) : null);
	await warmUp(prepare);
}

/** Reads the film, from each frame's copy to its label, as it was prepared last. */
export async function watchReading(): Promise<Watched> {
	if (prepare === undefined) throw new Error("Nothing was prepared to read the film.");
	return watchFilm(prepare);
}

function readerOf(
	detector: FaceDetector<Pixels>,
	model: Model,
	person: PersonFollower | null,
): FrameReader {
	return async ({ frame, atMs }) => {
		const found = (await person?.follow(frame, atMs)) ?? null;
		if (found !== null) {
			await readFace(model, found.picture, found.inPicture);
			return true;
		}
		const tile = await copyTile(frame);
		const [face] = await findFaces(detector, tile.picture, "tile");
		if (face === undefined) return false;
		person?.remember(atMs, face, tile);
		await readFace(model, tile.picture, face);
		return true;
	};
}
