import { packageUrl, startTfjs } from "./package-files.ts";
import type { FrameReader } from "./watch-film.ts";

/** Another project's reader of faces, ready to be measured. */
export interface Peer {
	/** The backend it runs on, as it says itself. */
	backend: string;
	read: FrameReader;
}

/** Where the bench's server shows the peers' packages. */
const PACKAGES = "/peers/@vladmandic";

interface HumanModule {
	default: new (
		config: object,
	) => {
		tf: { getBackend(): string };
		load(): Promise<void>;
		detect(input: OffscreenCanvas): Promise<{ face: { emotion?: unknown[] }[] }>;
	};
}

interface FaceApiModule {
	tf: {
		setBackend(name: string): Promise<boolean>;
		ready(): Promise<void>;
		getBackend(): string;
	};
	nets: Record<
		"tinyFaceDetector" | "faceExpressionNet",
		{ loadFromUri(uri: string): Promise<void> }
	>;
	TinyFaceDetectorOptions: new () => object;
	detectSingleFace(
		input: HTMLCanvasElement,
		options: object,
	): { withFaceExpressions(): Promise<{ expressions: object } | undefined> };
}

/**
 * Human with all but its face detector and its emotion network switched off.
 *
 * @param caching Whether it may keep a face's place for a while, as it does by default; its emotions are read
 *   from every frame either way.
 */
export async function loadHuman(backend: string, caching: boolean): Promise<Peer> {
	await shareWasm(backend);
	const { default: Human } = (await load(`${PACKAGES}/human/dist/human.esm.js`)) as HumanModule;
	const off = { enabled: false };
	const human = new Human({
		backend,
		wasmPath: packageUrl("tfjs/"),
		modelBasePath: `${PACKAGES}/human/models/`,
		warmup: "none",
		...(!caching && { cacheSensitivity: 0 }),
		filter: off,
		gesture: off,
		body: off,
		hand: off,
		object: off,
		segmentation: off,
		face: {
			enabled: true,
			detector: { maxDetected: 1, ...(!caching && { skipFrames: 0, skipTime: 0 }) },
			mesh: off,
			iris: off,
			attention: off,
			description: off,
			antispoof: off,
			liveness: off,
			emotion: { enabled: true, skipFrames: 0, skipTime: 0 },
		},
	});
	await human.load();
	return {
		backend: human.tf.getBackend(),
		async read({ canvas }) {
			const [face] = (await human.detect(canvas)).face;
			return (face?.emotion?.length ?? 0) > 0;
		},
	};
}

/** face-api with its smallest detector, at its default size. */
export async function loadFaceApi(backend: string): Promise<Peer> {
	await shareWasm(backend);
	const faceApi = (await load(`${PACKAGES}/face-api/dist/face-api.esm.js`)) as FaceApiModule;
	await faceApi.tf.setBackend(backend);
	await faceApi.tf.ready();
	for (const net of Object.values({
		detector: faceApi.nets.tinyFaceDetector,
		expressions: faceApi.nets.faceExpressionNet,
	}))
		await net.loadFromUri(`${PACKAGES}/face-api/model`);
	const options = new faceApi.TinyFaceDetectorOptions();
	const copy = document.createElement("canvas");
	const context = copy.getContext("2d", { willReadFrequently: true });
	return {
		backend: faceApi.tf.getBackend(),
		async read({ canvas }) {
			// It takes canvases of a page only.
			copy.width = canvas.width;
			copy.height = canvas.height;
			context?.drawImage(canvas, 0, 0);
			return (await faceApi.detectSingleFace(copy, options).withFaceExpressions()) !== undefined;
		},
	};
}

/** TensorFlow.js keeps one list of backends for a page: of one name the peers find the extension's, of their own version. */
async function shareWasm(backend: string): Promise<void> {
	if (backend === "wasm") await startTfjs();
}

/** Its address is known to the server only, so the bundler must leave it alone. */
const load = (url: string): Promise<unknown> => import(/* @vite-ignore */ url);
