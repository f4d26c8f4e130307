import { useEffect, useRef } from "preact/hooks";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";
import "./analyse.css";
import "./viewer.css";
import "./pictures.css";
import "./streams.css";
import { isDragging, useDroppedFiles } from "./drop-files.ts";
import { keepFocus } from "./keep-focus.ts";
import { MODES, type Mode, ModeTabs, mode } from "./mode-tabs.tsx";
import { PicturesMode } from "./pictures-mode.tsx";
import { takeFiles } from "./take-files.ts";
import { VideoMode } from "./video-mode.tsx";
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
	const place = useRef<HTMLElement>(null);
	useEffect(() => {
		const ended = new AbortController();
		if (place.current) keepFocus(place.current, ended.signal);
		return () => ended.abort();
	}, []);
	return (
		<section
			ref={place}
			tabIndex={-1}
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
