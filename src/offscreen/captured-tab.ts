/** The picture of a tab, for as long as it is captured. */
export interface CapturedTab {
	/** Size of the picture, in its pixels: the tab's window is fitted into it. */
	size(): { width: number; height: number };
	/** What the tab shows now. */
	grab(): Promise<ImageBitmap>;
	end(): void;
}

/** Enough for the tiles of a gallery; a larger picture would only cost more. */
const MOST = { maxWidth: 1920, maxHeight: 1080, maxFrameRate: 10 };

/**
 * Takes up the picture of a tab that the user asked for. Its sound is left alone, and goes on.
 *
 * @param streamId What the browser gave for it.
 * @param onEnd The browser has ended the capture: its user wanted that, or the tab was closed.
 * @throws Error where the browser does not hand the picture out, or has ended it already.
 */
export async function captureTab(streamId: string, onEnd: () => void): Promise<CapturedTab> {
	const mandatory = { chromeMediaSource: "tab", chromeMediaSourceId: streamId, ...MOST };
	// Only this older form of constraints names a tab; the language's types do not know it.
	const constraints = { audio: false, video: { mandatory } } as MediaStreamConstraints;
	const stream = await navigator.mediaDevices.getUserMedia(constraints);
	const [track] = stream.getVideoTracks();
	const video = document.createElement("video");
	video.muted = true;
	video.srcObject = stream;
	const end = () => {
		track?.stop();
		video.srcObject = null;
	};
	try {
		await video.play();
		if (track?.readyState !== "live") throw new Error("The tab's picture has ended.");
	} catch (error) {
		end();
		throw error;
	}
	track.addEventListener("ended", onEnd);
	return {
		size: () => ({ width: video.videoWidth, height: video.videoHeight }),
		grab: () => createImageBitmap(video),
		end,
	};
}
