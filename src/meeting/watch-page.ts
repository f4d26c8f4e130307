/** Events after which a video may show another, or tiles have moved. Media events do not bubble, but are captured. */
const MEDIA_EVENTS = ["loadedmetadata", "playing", "emptied", "ended", "resize"];
const LAYOUT_EVENTS = [
	"scroll",
	"fullscreenchange",
	"transitionrun",
	"animationstart",
	"pointerup",
];

export interface PageWatcher {
	/** Listens for the page's next change of structure; after one it is deaf until called again. */
	arm(): void;
	/** Watches a further tree, such as a shadow root. */
	include(root: Node): void;
}

/**
 * Tells when a page has changed, at a bounded cost: after the first change the observer rests until it
 * is armed again, so that ten thousand changes a second cost as much as two.
 *
 * @param onStructure Nodes came or went.
 * @param onMedia A video has begun, or ended, to show something.
 * @param onLayout Something may have moved, without nodes coming or going.
 */
export function watchPage(
	page: Document,
	{ onStructure, onMedia, onLayout }: Record<"onStructure" | "onMedia" | "onLayout", () => void>,
	signal: AbortSignal,
): PageWatcher {
	const roots = new Set<Node>([page]);
	const observer = new MutationObserver(() => {
		observer.disconnect();
		onStructure();
	});
	const options = { capture: true, passive: true, signal };
	for (const type of MEDIA_EVENTS) page.addEventListener(type, onMedia, options);
	for (const type of LAYOUT_EVENTS) page.addEventListener(type, onLayout, options);
	page.defaultView?.addEventListener("resize", onLayout, options);
	signal.addEventListener("abort", () => observer.disconnect());
	return {
		arm: () => {
			observer.disconnect();
			for (const root of roots) {
				if (root.isConnected) observer.observe(root, { childList: true, subtree: true });
				else roots.delete(root);
			}
		},
		include: (root) => {
			roots.add(root);
		},
	};
}
