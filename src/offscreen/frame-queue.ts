/**
 * Frames that wait to be read: of each page the newest only, and the page next that was served
 * longest ago.
 */
export class FrameQueue<Page, Frame> {
	private readonly waiting = new Map<Page, Frame>();
	/** Pages in the order in which they were served, the latest last. */
	private readonly served = new Set<Page>();

	/** Puts a frame in. Hands back the page's older one, which will not be read. */
	offer(page: Page, frame: Frame): Frame | undefined {
		const older = this.waiting.get(page);
		this.waiting.set(page, frame);
		return older;
	}

	/** Takes the next frame out. */
	take(): { page: Page; frame: Frame } | undefined {
		const never = [...this.waiting.keys()].find((page) => !this.served.has(page));
		const page = never ?? [...this.served].find((candidate) => this.waiting.has(candidate));
		if (page === undefined) return undefined;
		const frame = this.waiting.get(page);
		if (frame === undefined) return undefined;
		this.waiting.delete(page);
		this.served.delete(page);
		this.served.add(page);
		return { page, frame };
	}

	/** Takes all frames out, of whatever page. */
	clear(): { page: Page; frame: Frame }[] {
		const all = [...this.waiting].map(([page, frame]) => ({ page, frame }));
		this.waiting.clear();
		return all;
	}

	/** Forgets a page that has gone. */
	remove(page: Page): void {
		this.waiting.delete(page);
		this.served.delete(page);
	}
}
