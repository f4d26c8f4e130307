import browser, { type Tabs } from "webextension-polyfill";

/** The tab that the popup speaks about. */
export interface TargetTab {
	id: number;
	/** Known only where the extension may read the page. */
	url: URL | null;
}

/** Sites that the browser keeps from every extension, though their address looks like any other. */
const CLOSED_HOSTS = new Set(["chromewebstore.google.com", "microsoftedge.microsoft.com"]);

/**
 * Finds the tab of the call: the one the popup hangs over. Opened as a tab itself, the popup takes
 * the tab that its address names (`?tab=<id>`), or else the one of its window used last before it.
 *
 * @param search The popup's own address from `?` on.
 * @returns null when there is no such tab.
 */
export async function findTargetTab(search: string): Promise<TargetTab | null> {
	const named = Number(new URLSearchParams(search).get("tab") ?? Number.NaN);
	if (Number.isInteger(named))
		return targetOf(await browser.tabs.get(named).catch(() => undefined));
	const own = await browser.tabs.getCurrent();
	if (own === undefined) {
		const [active] = await browser.tabs.query({ active: true, currentWindow: true });
		return targetOf(active);
	}
	const others = await browser.tabs.query({ currentWindow: true });
	return targetOf(latestCandidate(others, own.id));
}

/** Of the tabs that are not the popup and may be web pages, the one used last. */
export function latestCandidate(tabs: Tabs.Tab[], ownId: number | undefined): Tabs.Tab | undefined {
	return tabs
		.filter(({ id, url }) => id !== ownId && (url === undefined || /^https?:/.test(url)))
		.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** Whether the browser lets no extension read the page, whatever the user allows. */
export function isProtected({ url }: TargetTab): boolean {
	if (url === null) return false;
	return !/^https?:$/.test(url.protocol) || CLOSED_HOSTS.has(url.hostname);
}

function targetOf(tab: Tabs.Tab | undefined): TargetTab | null {
	if (tab?.id === undefined) return null;
	return { id: tab.id, url: tab.url && URL.canParse(tab.url) ? new URL(tab.url) : null };
}
