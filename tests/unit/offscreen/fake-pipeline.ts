import type { FaceObservation } from "../../../src/engine/face-observation.ts";
import type { AtlasImage } from "../../../src/inference/patches.ts";
import type { Pipeline } from "../../../src/inference/pipeline.ts";
import type { LookAt } from "../../../src/inference/vision-worker.ts";
import type { FramesDown, Patch, TilePlan } from "../../../src/shared/frames.ts";
import type { Box } from "../../../src/shared/geometry.ts";

type Read = {
	looks: readonly LookAt[];
	settle: (faces: FaceObservation[][]) => void;
	fail: (error: Error) => void;
};

/** A pipeline whose reads end when the test says so. */
export class FakePipeline implements Pipeline {
	readonly reads: Read[] = [];
	isDisposed = false;
	/** Its workers have stopped: it cannot look at anything any more. */
	isDead = false;
	/** A worker of it is not heard of. */
	isMute = false;

	read(_image: AtlasImage, looks: readonly LookAt[]) {
		return new Promise<FaceObservation[][]>((settle, fail) => {
			this.reads.push({ looks, settle, fail });
		});
	}

	info() {
		return {
			detector: "tfjs" as const,
			backend: {
				name: "wasm" as const,
				reason: "start" as const,
				timesAsFast: null,
				graphics: null,
			},
			model: "swift",
			tensors: 7,
			leftOut: 0,
			uncertain: { threshold: 0.5, maxError: 0.2, coverage: 0.9 },
		};
	}

	isSilent() {
		return this.isMute;
	}

	dispose() {
		this.isDisposed = true;
	}

	/**
	 * Ends the read under way with those faces of the atlas that lie where it looks, and lets what
	 * follows happen.
	 */
	async see(...faces: FaceObservation[]) {
		const read = this.underWay();
		read.settle(read.looks.map(({ place }) => facesWithin(place, faces)));
		await settled();
	}

	async failWith(message: string) {
		this.underWay().fail(new Error(message));
		await settled();
	}

	get waiting() {
		return this.reads.length;
	}

	private underWay(): Read {
		const read = this.reads.shift();
		if (read === undefined) throw new Error("nothing is being read");
		return read;
	}
}

/** The faces whose middle lies in `place`, in its pixels. */
function facesWithin(place: Box, faces: readonly FaceObservation[]): FaceObservation[] {
	return faces
		.map((face) => ({
			...face,
			box: { ...face.box, x: face.box.x - place.x, y: face.box.y - place.y },
		}))
		.filter(({ box: { x, y, width, height } }) => {
			const [middleX, middleY] = [x + width / 2, y + height / 2];
			return middleX >= 0 && middleY >= 0 && middleX <= place.width && middleY <= place.height;
		});
}

/** Lets promises that are already settled run on. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** The page's end of a port, which serialises as Chrome does and keeps what came down. */
export class FakePage {
	readonly received: FramesDown[] = [];
	readonly post = (message: FramesDown) => {
		this.received.push(structuredClone(message));
	};

	/** What came down of one kind. */
	of<Kind extends FramesDown["kind"]>(kind: Kind) {
		return this.received.filter(
			(message): message is Extract<FramesDown, { kind: Kind }> => message.kind === kind,
		);
	}

	/** The times of all frames that were answered. */
	answered() {
		return this.of("readings").map(({ atMs }) => atMs);
	}
}

export const ATLAS = new Blob([new Uint8Array(320 * 180 * 4)]);

export function patchOf(tileId: string): Patch {
	return {
		tileId,
		source: { x: 0, y: 0, width: 640, height: 360 },
		place: { x: 0, y: 0, width: 320, height: 180 },
	};
}

export const frameOf = (atMs: number, ...tileIds: string[]) => ({
	kind: "frame" as const,
	atMs,
	atlas: ATLAS,
	width: 320,
	height: 180,
	patches: tileIds.map(patchOf),
});

/** The frame that a page sends which copies what it is asked to. */
export const plannedFrame = (atMs: number, plans: readonly TilePlan[]) => ({
	...frameOf(atMs),
	patches: plans.flatMap(({ tileId, closeUps }): Patch[] =>
		closeUps.length === 0
			? [patchOf(tileId)]
			: closeUps.map(({ trackId, source }) => ({
					tileId,
					trackId,
					source,
					place: {
						x: source.x / 2,
						y: source.y / 2,
						width: source.width / 2,
						height: source.height / 2,
					},
				})),
	),
});
