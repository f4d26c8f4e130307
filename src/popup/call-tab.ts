/** The tab that the popup speaks about. */
export interface CallTab {
	id: number;
	/** Known only where the extension may read the page. */
	url: URL | null;
}

/** A tab as far as the choice among several needs it. */
interface OpenTab {
	id?: number | undefined;
	url?: string | undefined;
	/** In milliseconds since the Unix epoch. */
	lastAccessed?: number | undefined;
}

/** Sites that the browser keeps from every extension, though their address looks like any other. */
const CLOSED_HOSTS = new Set(["chromewebstore.google.com", "microsoftedge.microsoft.com"]);

/** Makes a call's tab of a browser's, or null of none. */
export function callTabOf(tab: OpenTab | undefined): CallTab | null {
	if (tab?.id === undefined) return null;
	return { id: tab.id, url: tab.url && URL.canParse(tab.url) ? new URL(tab.url) : null };
}

/** Of the tabs that are not the popup itself and may be web pages, the one used last. */
export function latestWebTab<Tab extends OpenTab>(
	tabs: readonly Tab[],
	ownId: number | undefined,
): Tab | undefined {
	return tabs
		.filter(({ id, url }) => id !== ownId && (url === undefined || /^https?:/.test(url)))
		.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** Whether the browser lets no extension read the page, whatever the user allows. */
export function isProtected({ url }: CallTab): boolean {
	if (url === null) return false;
	return !/^https?:$/.test(url.protocol) || CLOSED_HOSTS.has(url.hostname);
}
