import type { Signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../ui/words-signal.ts";
import { FaceSpots } from "./face-spots.tsx";
import { sampleAt, type VideoSample } from "./face-timeline.ts";
import { Overlaid } from "./overlaid.tsx";
import type { PixelSize } from "./picture-size.ts";
import { ProbabilityWindow } from "./probability-window.tsx";
import { mainFace } from "./reading-history.ts";
import { VIDEO_STEP_MS, type VideoAnalysis } from "./video-analysis.ts";

/** The usual one. */
const UNKNOWN_SIZE: PixelSize = { width: 16, height: 9 };

interface VideoPlayerProps {
	video: VideoAnalysis;
	samples: readonly VideoSample[];
	/** Where the player stands; setting it from outside moves the player. */
	atMs: Signal<number>;
	/** The track id of the face to tell of. */
	chosenFace: Signal<number | null>;
}

/** The video itself, with the readings of the moment over it. */
export function VideoPlayer({ video, samples, atMs, chosenFace }: VideoPlayerProps) {
	const player = useRef<HTMLVideoElement>(null);
	const [address, setAddress] = useState<string>();
	const [isPlayable, setPlayable] = useState(true);
	useEffect(() => {
		const made = URL.createObjectURL(video.file);
		atMs.value = 0;
		setAddress(made);
		return () => URL.revokeObjectURL(made);
	}, [video]);
	useFollowedTime(player, atMs);

	const sample = sampleAt(samples, atMs.value, VIDEO_STEP_MS * 1.5);
	const readings = sample?.readings ?? [];
	// Where a video's size changes in its middle, all its pictures are fitted into the first size: here as for the reader.
	const size = video.progress.value.size ?? UNKNOWN_SIZE;
	// While the face that was chosen is out of sight, the one in front is told of.
	const reading =
		readings.find(({ trackId }) => trackId === chosenFace.value) ?? mainFace(readings) ?? undefined;
	return (
		<div class="card viewer">
			<div class="viewer-body">
				<div class="viewer-picture" style={{ "--aspect": `${size.width / size.height}` }}>
					<Overlaid size={size} readings={readings}>
						{/* biome-ignore lint/a11y/useMediaCaption: the user's own file, which has what it has */}
						<video
							ref={player}
							src={address}
							controls
							playsInline
							preload="auto"
							onError={() => setPlayable(false)}
						/>
						<FaceSpots
							size={size}
							readings={readings}
							chosen={reading?.trackId}
							onChoose={(trackId) => {
								chosenFace.value = trackId;
							}}
						/>
					</Overlaid>
				</div>
				<ProbabilityWindow reading={reading} isUnread={sample === undefined} />
			</div>
			{isPlayable ? null : <p class="soft">{words.value.say("analyse_video_unplayable")}</p>}
		</div>
	);
}

/** Keeps `atMs` and the player's time alike, whichever of them moves. */
function useFollowedTime(player: { current: HTMLVideoElement | null }, atMs: Signal<number>): void {
	useEffect(() => {
		const element = player.current;
		if (!element) return;
		let frame = 0;
		const look = () => {
			atMs.value = element.currentTime * 1000;
			cancelAnimationFrame(frame);
			if (!element.paused) frame = requestAnimationFrame(look);
		};
		const ended = new AbortController();
		for (const type of ["play", "timeupdate", "seeked"])
			element.addEventListener(type, look, { signal: ended.signal });
		const stopFollowing = atMs.subscribe((wantedMs) => {
			if (Math.abs(element.currentTime * 1000 - wantedMs) > 1)
				element.currentTime = wantedMs / 1000;
		});
		return () => {
			ended.abort();
			cancelAnimationFrame(frame);
			stopFollowing();
		};
	}, []);
}
