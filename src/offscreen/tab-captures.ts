import type { CapturedTab, captureTab } from "./captured-tab.ts";

/** Tells a page of a tab whether the tab's own picture is at hand. */
type Tell = (isOn: boolean) => void;

/** The tabs whose picture is captured, and the pages that it is captured for. */
export class TabCaptures {
	private readonly tabs = new Map<number, CapturedTab>();
	private readonly pages = new Map<number, Set<Tell>>();

	constructor(private readonly capture: typeof captureTab) {}

	/**
	 * Takes in a page: it is told at once, and at every change.
	 *
	 * @returns To be called when the page has gone: with its last page a tab is let go.
	 */
	attend(tabId: number, tell: Tell): () => void {
		const pages = this.pages.get(tabId) ?? new Set();
		this.pages.set(tabId, pages.add(tell));
		tell(this.tabs.has(tabId));
		return () => {
			pages.delete(tell);
			if (pages.size > 0) return;
			this.pages.delete(tabId);
			this.end(tabId);
		};
	}

	/** @throws Error where the browser does not hand out the tab's picture, or no page of it is read. */
	async start(tabId: number, streamId: string): Promise<void> {
		this.end(tabId);
		const tab = await this.capture(streamId, () => {
			if (this.tabs.get(tabId) === tab) this.end(tabId);
		});
		this.end(tabId);
		if (!this.pages.has(tabId)) {
			tab.end();
			throw new Error("No page of this tab is read any more.");
		}
		this.tabs.set(tabId, tab);
		this.tell(tabId, true);
	}

	end(tabId: number): void {
		const tab = this.tabs.get(tabId);
		if (tab === undefined) return;
		this.tabs.delete(tabId);
		tab.end();
		this.tell(tabId, false);
	}

	of(tabId: number): CapturedTab | undefined {
		return this.tabs.get(tabId);
	}

	private tell(tabId: number, isOn: boolean): void {
		for (const tell of this.pages.get(tabId) ?? []) tell(isOn);
	}
}
