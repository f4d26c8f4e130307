import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";
import "./analyse.css";
import "./viewer.css";
import "./pictures.css";
import "./streams.css";
import type { NamedFile } from "./collect-files.ts";
import { isDragging, isMedia, useDroppedFiles } from "./drop-files.ts";
import { MODES, type Mode, ModeTabs, mode, showMode } from "./mode-tabs.tsx";
import { PicturesMode } from "./pictures-mode.tsx";
import { addPictures } from "./pictures-state.ts";
import { VideoMode } from "./video-mode.tsx";
import { addVideos } from "./video-state.ts";
import { WebcamMode } from "./webcam-mode.tsx";

const PANELS: Readonly<Record<Mode, () => preact.JSX.Element>> = {
	webcam: WebcamMode,
	pictures: PicturesMode,
	video: VideoMode,
};

/** Own webcam, pictures and video files, read with the same pipeline as a call. */
export function AnalysePage() {
	return policy.value.off.includes("analyse") ? <SwitchedOff /> : <Analysis />;
}

function SwitchedOff() {
	const { say } = words.value;
	return (
		<main class="page analyse">
			<PageHeader title={say("link_analyse")} lead={say("analyse_lead")} />
			<Notice tone="caution">{say("policy_lead", { rules: say("policy_no_analyse") })}</Notice>
		</main>
	);
}

function Analysis() {
	useDroppedFiles(takeFiles);
	const { say } = words.value;
	return (
		<main class="page analyse">
			<div class="results-head">
				<PageHeader title={say("link_analyse")} lead={say("analyse_lead")} />
				<ModeTabs />
			</div>
			{MODES.map((name) => (
				<Panel key={name} name={name} />
			))}
			{isDragging.value ? <p class="drop-veil">{say("analyse_drop_now")}</p> : null}
		</main>
	);
}

/** Modes that are not in front keep their work; only the webcam, which watches, is taken down. */
function Panel({ name }: { name: Mode }) {
	const Content = PANELS[name];
	const isFront = mode.value === name;
	return (
		<section
			id={`panel-${name}`}
			role="tabpanel"
			aria-labelledby={`tab-${name}`}
			hidden={!isFront}
			class="mode-panel"
		>
			{isFront ? <Content /> : null}
		</section>
	);
}

/** Videos go to the video mode, all else to the pictures, which say what is wrong with what is none. */
function takeFiles(files: NamedFile[]): void {
	const videos = files.filter(isMedia);
	const pictures = files.filter((file) => !isMedia(file));
	if (videos.length > 0) addVideos(videos);
	if (pictures.length > 0) addPictures(pictures);
	if (pictures.length > 0) showMode("pictures");
	else if (videos.length > 0) showMode("video");
}
