import { computed, effect, signal } from "@preact/signals";
import type { ExportRecord } from "../shared/export-record.ts";
import type { FaceReading } from "../shared/readings.ts";
import { localTime } from "../ui/local-time.ts";
import { saveFile } from "../ui/save-file.ts";
import { settings } from "../ui/settings-signal.ts";
import { recordFromReading } from "./record-from-reading.ts";
import { markExported, markUnexported } from "./unexported-work.ts";
import { cameraStream, webcamListeners } from "./webcam-session.ts";

/** A recording of readings under way or finished. */
export interface Recording {
	/** Names the exports: "webcam 2026-11-20 19.44.00". */
	name: string;
	isRunning: boolean;
	durationMs: number;
	records: number;
}

export const recording = signal<Recording | null>(null);

/** Whether the camera's picture is recorded too; off unless asked for. */
export const withVideo = signal(false);

export const isRecording = computed(() => recording.value?.isRunning ?? false);

let records: ExportRecord[] = [];
let startMs = 0;
let recorder: MediaRecorder | undefined;

/** What was recorded, one record per face and reading. */
export const recordsOfRecording = (): readonly ExportRecord[] => records;

/** Begins to keep readings; an earlier recording is let go. */
export function startRecording(): void {
	records = [];
	startMs = performance.now();
	const name = `webcam ${localTime(new Date())}`;
	recording.value = { name, isRunning: true, durationMs: 0, records: 0 };
	webcamListeners.add(keep);
	markUnexported("webcam");
	if (withVideo.peek() && cameraStream.peek()) recorder = recordVideo(name);
}

/** Ends the recording; its readings stay until exported or replaced. */
export function stopRecording(): void {
	webcamListeners.delete(keep);
	recorder?.stop();
	recorder = undefined;
	if (recording.value) recording.value = { ...recording.value, isRunning: false };
	if (records.length === 0) markExported("webcam");
}

// A recording ends with its camera, however that ends.
effect(() => {
	if (cameraStream.value === null && isRecording.peek()) stopRecording();
});

function keep(atMs: number, readings: readonly FaceReading[]): void {
	const current = recording.peek();
	if (!current) return;
	const sinceMs = Math.max(0, atMs - startMs);
	const { notOkay } = settings.peek();
	for (const reading of readings)
		if (reading.trackState === "confirmed")
			records.push(recordFromReading(current.name, sinceMs, reading, notOkay));
	recording.value = { ...current, durationMs: sinceMs, records: records.length };
}

/** Records the camera's picture without sound, and saves it when stopped. */
function recordVideo(name: string): MediaRecorder | undefined {
	const stream = cameraStream.peek();
	if (!stream) return undefined;
	const made = new MediaRecorder(stream, { mimeType: "video/webm" });
	const parts: Blob[] = [];
	made.addEventListener("dataavailable", ({ data }) => parts.push(data));
	made.addEventListener("stop", () =>
		saveFile(`${name}.webm`, new Blob(parts, { type: "video/webm" })),
	);
	made.start(1000);
	return made;
}
