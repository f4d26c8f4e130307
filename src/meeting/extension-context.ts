/**
 * Whether the extension that put this script into the page still runs. Once it was updated, reloaded or
 * removed, every call of its interfaces from here throws.
 */
export function isExtensionAlive(): boolean {
	try {
		return chrome.runtime?.id !== undefined;
	} catch {
		return false;
	}
}
