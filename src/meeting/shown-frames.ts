/** Counts the frames that videos show. */
export class ShownFrames {
	/** Frames seen where the browser itself counts none. */
	private readonly seen = new WeakMap<HTMLVideoElement, number>();
	private readonly awaited = new WeakSet<HTMLVideoElement>();

	/**
	 * A number that grows from one call to the next if the video has shown a new frame in between. It is the browser's
	 * own count; Firefox counts no frame of a stream (its count is the decoder's, and a stream has none there), so
	 * that it is asked to tell of the next one.
	 */
	countOf(video: HTMLVideoElement): number {
		const { totalVideoFrames } = video.getVideoPlaybackQuality();
		if (totalVideoFrames === 0) this.awaitNext(video);
		return totalVideoFrames + (this.seen.get(video) ?? 0);
	}

	private awaitNext(video: HTMLVideoElement): void {
		if (this.awaited.has(video)) return;
		this.awaited.add(video);
		video.requestVideoFrameCallback(() => {
			this.awaited.delete(video);
			this.seen.set(video, (this.seen.get(video) ?? 0) + 1);
		});
	}
}
