import type { FaceDetector } from "../engine/ports.ts";

/** The two ways to run the face model, as Diagnostics names them. */
export type DetectorName = "mediapipe" | "tfjs";

/** A detector that says which of its two ways is in use. */
export interface NamedFaceDetector<Frame> extends FaceDetector<Frame> {
	name(): DetectorName;
}

/**
 * Detects by MediaPipe where it works and by TensorFlow.js where it does not. MediaPipe starts even
 * without WebGL and fails only at the first picture, so a failure at any time changes over, for good,
 * and the picture at hand is looked at again.
 *
 * @param startMediaPipe Null where MediaPipe cannot work.
 * @throws Error of the fallback, if that fails too.
 */
export async function createFallbackDetector<Frame>(
	startMediaPipe: (() => Promise<FaceDetector<Frame>>) | null,
	startTfjs: () => Promise<FaceDetector<Frame>>,
): Promise<NamedFaceDetector<Frame>> {
	let name: DetectorName = "mediapipe";
	let inUse = startMediaPipe?.().catch(changeOver) ?? changeOver();

	function changeOver(): Promise<FaceDetector<Frame>> {
		name = "tfjs";
		return startTfjs();
	}

	await inUse;
	return {
		name: () => name,
		async detectFaces(frame) {
			const used = inUse;
			const detector = await used;
			try {
				return await detector.detectFaces(frame);
			} catch (error) {
				// Another frame may have changed over while this one was looked at.
				if (used === inUse) {
					if (name === "tfjs") throw error;
					detector.dispose();
					inUse = changeOver();
				}
				return (await inUse).detectFaces(frame);
			}
		},
		dispose: () => void inUse.then((detector) => detector.dispose()),
	};
}
