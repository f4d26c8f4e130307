import { useEffect, useRef } from "preact/hooks";
import { OWN_FACE } from "../shared/neutral-faces.ts";
import { Button } from "../ui/button.tsx";
import { clockTime } from "../ui/clock-time.ts";
import { NeutralFacePanel } from "../ui/neutral-face-panel.tsx";
import { forgetNeutralFace } from "../ui/neutral-faces-signal.ts";
import { Notice } from "../ui/notice.tsx";
import { savePng } from "../ui/save-file.ts";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { drawFaces } from "./draw-faces.ts";
import { Overlaid } from "./overlaid.tsx";
import { ProbabilityChart } from "./probability-chart.tsx";
import { ProbabilityWindow } from "./probability-window.tsx";
import { mainFace } from "./reading-history.ts";
import { RecordsMenu } from "./records-menu.tsx";
import { listedResults } from "./save-records.ts";
import { sayRefusal } from "./say-refusal.ts";
import { Steps } from "./steps.tsx";
import { markExported } from "./unexported-work.ts";
import {
	isRecording,
	recording,
	recordsOfRecording,
	startRecording,
	stopRecording,
	withVideo,
} from "./webcam-recording.ts";
import {
	cameraStream,
	cameras,
	learnOwnNeutralFace,
	readWebcam,
	startWebcam,
	stopWebcam,
	webcamHistory,
	webcamNeutral,
	webcamReadings,
	webcamSize,
	webcamState,
} from "./webcam-session.ts";

/** One's own camera, mirrored, with the probabilities beside it. */
export function WebcamMode() {
	useEffect(
		() => () => {
			stopRecording();
			stopWebcam();
		},
		[],
	);
	return webcamState.value.state === "live" ? <LiveWebcam /> : <NoWebcam />;
}

function NoWebcam() {
	const { say } = words.value;
	const current = webcamState.value;
	return (
		<div class="card empty">
			<h2>{say("analyse_webcam_title")}</h2>
			<p class="soft">{say("analyse_webcam_privacy")}</p>
			{current.state === "failed" ? (
				<Notice tone="danger">{sayRefusal(current.failure, words.value)}</Notice>
			) : null}
			<div class="actions">
				{current.state === "asking" ? (
					<p role="status">{say("analyse_webcam_asking")}</p>
				) : (
					<Button primary onClick={() => void startWebcam()}>
						{say(current.state === "failed" ? "action_retry" : "analyse_webcam_start")}
					</Button>
				)}
				{current.state === "failed" && cameras.value.length > 1 ? <CameraChoice /> : null}
			</div>
			<Steps keys={["bars", "snapshot", "record"]} />
			<KeptRecording />
		</div>
	);
}

function LiveWebcam() {
	const { say } = words.value;
	const video = useRef<HTMLVideoElement>(null);
	const stream = cameraStream.value;
	useEffect(() => {
		const element = video.current;
		if (!element || !stream) return;
		const ended = new AbortController();
		element.srcObject = stream;
		void element.play().catch(() => {});
		readWebcam(element, ended.signal);
		return () => ended.abort();
	}, [stream]);
	const size = webcamSize.value;
	const face = mainFace(webcamReadings.value);
	return (
		<div class="webcam">
			<div class="card bar">
				<CameraChoice />
				<div class="actions">
					<Button onClick={() => void saveSnapshot(video.current)}>
						{say("analyse_snapshot")}
					</Button>
					<RecordButtons />
					<Button onClick={stopWebcam}>{say("analyse_webcam_stop")}</Button>
				</div>
			</div>
			<div class="webcam-body">
				<div class="card viewer">
					<div class="viewer-picture" style={{ "--aspect": `${size.width / size.height}` }}>
						<Overlaid size={size} mirrored readings={webcamReadings.value}>
							<video ref={video} muted playsInline aria-label={say("analyse_webcam_view")} />
						</Overlaid>
					</div>
				</div>
				<div class="card">
					<ProbabilityWindow reading={face ?? undefined} />
				</div>
			</div>
			<div class="card">
				<ProbabilityChart history={webcamHistory} />
			</div>
			<OwnNeutralFace />
		</div>
	);
}

function OwnNeutralFace() {
	return (
		<div class="card">
			<h2>{words.value.say("section_neutral")}</h2>
			<NeutralFacePanel
				isSelf
				state={webcamNeutral.value}
				onTake={learnOwnNeutralFace}
				onForget={() => void forgetNeutralFace(OWN_FACE)}
			/>
		</div>
	);
}

function CameraChoice() {
	const current = cameraStream.value?.getVideoTracks()[0]?.getSettings().deviceId ?? "";
	return (
		<label class="camera-choice">
			{words.value.say("analyse_camera")}
			<select
				class="select"
				value={current}
				onChange={(event) => void startWebcam(event.currentTarget.value)}
			>
				{cameras.value.map(({ deviceId, label }, index) => (
					<option key={deviceId} value={deviceId}>
						{label || words.value.say("analyse_camera_number", { number: index + 1 })}
					</option>
				))}
			</select>
		</label>
	);
}

function RecordButtons() {
	const { say } = words.value;
	if (isRecording.value)
		return (
			<>
				<span class="recording" role="timer">
					{say("analyse_recording", { time: clockTime(recording.value?.durationMs ?? 0) })}
				</span>
				<Button onClick={stopRecording}>{say("analyse_record_stop")}</Button>
			</>
		);
	return (
		<>
			<KeptRecording />
			<label class="check">
				<input
					type="checkbox"
					checked={withVideo.value}
					onChange={(event) => {
						withVideo.value = event.currentTarget.checked;
					}}
				/>
				{say("analyse_record_video")}
			</label>
			<Button onClick={startRecording}>{say("analyse_record")}</Button>
		</>
	);
}

/** A finished recording, to be exported. */
function KeptRecording() {
	const { count } = words.value;
	const kept = recording.value;
	if (!kept || kept.isRunning || kept.records === 0) return null;
	return (
		<span class="kept">
			<span class="soft">{count("analyse_readings", kept.records)}</span>
			<RecordsMenu
				stem={kept.name.replaceAll(" ", "-")}
				results={() => listedResults(recordsOfRecording())}
				onExported={() => markExported("webcam")}
			/>
		</span>
	);
}

async function saveSnapshot(video: HTMLVideoElement | null): Promise<void> {
	if (!video || video.videoWidth === 0) return;
	const canvas = drawFaces(video, {
		size: webcamSize.peek(),
		readings: webcamReadings.peek(),
		settings: settings.peek(),
		words: words.peek(),
		mirrored: true,
	});
	await savePng("expressly-webcam", canvas);
}
