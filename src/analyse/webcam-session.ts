import { signal } from "@preact/signals";
import { frozenReading } from "../engine/frozen-reading.ts";
import type { TileReader } from "../engine/tile-reader.ts";
import { type NeutralFaceState, OWN_FACE } from "../shared/neutral-faces.ts";
import type { FaceReading } from "../shared/readings.ts";
import { keepNeutralFace, neutralFaces } from "../ui/neutral-faces-signal.ts";
import { createStreamReader, createTileReader } from "./analysis-pipeline.ts";
import { cameraFailure } from "./camera-failure.ts";
import { enlargeReading } from "./enlarge-reading.ts";
import type { PixelSize } from "./picture-size.ts";
import { mainFace, ReadingHistory } from "./reading-history.ts";
import { Refusal, refusalFrom } from "./refusal.ts";

export type WebcamState =
	| { state: "off" | "asking" | "live" }
	| { state: "failed"; failure: Refusal };

/** Ten readings a second show every change that a person can follow. */
const READ_EVERY_MS = 100;

/** After so long without a new picture the camera stands still: the slowest, in the dark, gives two a second. */
const FROZEN_MS = 3000;

/** One's own face fills a fifth of a camera's picture: four times what the network needs. */
const READ_WIDTH_PX = 640;

export const webcamState = signal<WebcamState>({ state: "off" });
export const cameras = signal<readonly MediaDeviceInfo[]>([]);
export const cameraStream = signal<MediaStream | null>(null);
export const webcamReadings = signal<readonly FaceReading[]>([]);
export const webcamSize = signal<PixelSize>({ width: 16, height: 9 });
export const webcamHistory = new ReadingHistory();

/** What wants every new set of readings, such as a recording. */
export const webcamListeners = new Set<(atMs: number, readings: readonly FaceReading[]) => void>();

/** Where one's own neutral face stands before this camera; undefined where there is none. */
export const webcamNeutral = signal<NeutralFaceState | undefined>(undefined);

let watching: AbortController | undefined;
/** The camera that was chosen last on this page; it is the one asked for from then on, for as long as it is there. */
let chosenCamera: string | undefined;
let ownReader: TileReader | undefined;
let isLearning = false;

/** Asks for a camera and shows it. @param deviceId The camera chosen; absent for the one chosen before, or else the browser's choice. */
export async function startWebcam(deviceId?: string): Promise<void> {
	stopWebcam();
	chosenCamera = deviceId ?? chosenCamera;
	webcamState.value = { state: "asking" };
	const mine = new AbortController();
	watching = mine;
	try {
		const stream = await openCamera(chosenCamera);
		if (mine.signal.aborted) return endStream(stream);
		const [track] = stream.getVideoTracks();
		track?.addEventListener("ended", () => void failEnded(mine.signal));
		cameraStream.value = stream;
		webcamState.value = { state: "live" };
		const { mediaDevices } = navigator;
		mediaDevices.addEventListener("devicechange", () => void listCameras(), mine);
		await listCameras();
	} catch (error) {
		const permission = await cameraPermission();
		if (mine.signal.aborted) return;
		const failure = cameraFailure(error, permission);
		if (failure.key === "camera_gone") chosenCamera = undefined;
		fail(failure);
	}
}

/** Lets the camera go; its light goes out. */
export function stopWebcam(): void {
	watching?.abort();
	watching = undefined;
	if (cameraStream.value) endStream(cameraStream.value);
	cameraStream.value = null;
	webcamReadings.value = [];
	webcamHistory.clear();
	webcamState.value = { state: "off" };
}

/** Reads the camera's pictures as they appear in `video`, until the session or `signal` ends. */
export function readWebcam(video: HTMLVideoElement, signal: AbortSignal): void {
	const reader = createTileReader();
	ownReader = reader;
	const baseline = () => ownBaseline();
	const read = createStreamReader("tile", { reader, baseline });
	let nextMs = 0;
	const look = async (picture: CanvasImageSource, size: PixelSize) => {
		const nowMs = performance.now();
		if (nowMs < nextMs || signal.aborted) return;
		nextMs = nowMs + READ_EVERY_MS;
		const scale = Math.max(1, size.width / READ_WIDTH_PX);
		const bitmap = await createImageBitmap(picture, {
			resizeWidth: Math.round(size.width / scale),
			resizeHeight: Math.round(size.height / scale),
		});
		const readings = await read(bitmap, Date.now());
		followNeutral(reader);
		webcamSize.value = size;
		take(
			nowMs,
			readings.map((reading) => enlargeReading(reading, scale)),
			signal,
		);
	};
	const failed = (error: unknown) => {
		if (!signal.aborted) fail(refusalFrom(error));
	};
	lookWhileSeen(video, look, signal).catch(failed);
	const onHidden = () => {
		if (document.hidden && webcamListeners.size > 0) lookWhileHidden(look, signal).catch(failed);
	};
	document.addEventListener("visibilitychange", onHidden, { signal });
}

type Look = (picture: CanvasImageSource, size: PixelSize) => Promise<void>;

/** Looks at what the video shows, picture by picture; nothing is shown while the page is hidden. */
async function lookWhileSeen(video: HTMLVideoElement, look: Look, signal: AbortSignal) {
	while (!signal.aborted) {
		const stands = setTimeout(() => showFrozen(signal), FROZEN_MS);
		await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
		clearTimeout(stands);
		if (video.videoWidth > 0 && video.readyState >= 2)
			await look(video, { width: video.videoWidth, height: video.videoHeight });
	}
}

/** Nobody knows what a face looks like whose picture does not move on. */
function showFrozen(signal: AbortSignal): void {
	if (!signal.aborted) webcamReadings.value = webcamReadings.peek().map(frozenReading);
}

/**
 * Looks at the camera's own pictures, so that a recording goes on while its maker sees to another tab. Where the
 * browser does not hand them out, as Firefox does not, the recording has a gap.
 */
async function lookWhileHidden(look: Look, signal: AbortSignal): Promise<void> {
	const [track] = cameraStream.peek()?.getVideoTracks() ?? [];
	if (track === undefined || !("MediaStreamTrackProcessor" in globalThis)) return;
	const pictures = new MediaStreamTrackProcessor({ track }).readable.getReader();
	try {
		while (document.hidden && webcamListeners.size > 0 && !signal.aborted) {
			const { value: picture } = await pictures.read();
			if (picture === undefined) return;
			try {
				await look(picture, { width: picture.displayWidth, height: picture.displayHeight });
			} finally {
				picture.close();
			}
		}
	} finally {
		await pictures.cancel();
	}
}

/** Starts to measure one's own neutral face. */
export function learnOwnNeutralFace(): void {
	isLearning = ownReader !== undefined;
	ownReader?.learnNeutral();
}

function ownBaseline() {
	const { isUsed, faces } = neutralFaces.peek();
	return isUsed ? faces[OWN_FACE] : undefined;
}

function followNeutral(reader: TileReader): void {
	const { learning, usesBaseline } = reader;
	if (isLearning && learning?.state === "learned") {
		isLearning = false;
		void keepNeutralFace(OWN_FACE, learning.baseline);
	}
	const isKept = neutralFaces.peek().faces[OWN_FACE] !== undefined;
	const kept: NeutralFaceState = { state: usesBaseline ? "used" : "kept" };
	const isOpen = learning?.state === "learning" || learning?.state === "failed";
	webcamNeutral.value = isOpen ? learning : isKept ? kept : undefined;
}

function take(atMs: number, readings: readonly FaceReading[], signal: AbortSignal): void {
	if (signal.aborted) return;
	const seen = readings.filter(({ trackState }) => trackState !== "lost");
	webcamReadings.value = seen;
	webcamHistory.push(atMs, mainFace(seen));
	for (const listen of webcamListeners) listen(atMs, seen);
}

function fail(failure: Refusal): void {
	stopWebcam();
	webcamState.value = { state: "failed", failure };
	// Where one camera cannot be used, another is offered.
	void listCameras().catch(() => {});
}

/** A camera ends when it is unplugged, and when the browser takes it back. */
async function failEnded(signal: AbortSignal): Promise<void> {
	const permission = await cameraPermission();
	if (!signal.aborted)
		fail(new Refusal(permission === "denied" ? "camera_denied" : "camera_ended"));
}

async function openCamera(deviceId: string | undefined): Promise<MediaStream> {
	const wanted = { width: { ideal: 1280 }, height: { ideal: 720 } };
	return navigator.mediaDevices.getUserMedia({
		video: deviceId ? { ...wanted, deviceId: { exact: deviceId } } : wanted,
	});
}

function endStream(stream: MediaStream): void {
	for (const track of stream.getTracks()) track.stop();
}

/** Names of cameras are told only once one of them may be used. */
async function listCameras(): Promise<void> {
	const devices = await navigator.mediaDevices.enumerateDevices();
	cameras.value = devices.filter(({ kind }) => kind === "videoinput");
}

async function cameraPermission(): Promise<PermissionState | undefined> {
	try {
		return (await navigator.permissions.query({ name: "camera" as PermissionName })).state;
	} catch {
		return undefined;
	}
}
