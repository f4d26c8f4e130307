import { Window } from "happy-dom";
import { createOverlay, type OverlayOptions } from "../../../src/overlay/create-overlay.ts";
import type { PlacedTile } from "../../../src/overlay/placed-tile.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { wordsFromOverlay } from "../../../src/shared/words.ts";

export const WORDS = wordsFromOverlay("en", {
	label_angry: "Angry",
	label_disgust: "Disgust",
	label_fear: "Fear",
	label_happy: "Happy",
	label_sad: "Sad",
	label_surprise: "Surprise",
	label_neutral: "Neutral",
	label_uncertain: "Uncertain",
	label_okay: "Okay",
	label_not_okay: "Not okay",
});

export const SETTINGS = { ...DEFAULT_SETTINGS, language: "en" };

/** An empty page, and the closed shadow roots that are attached in it, which only a test may see. */
export function emptyPage() {
	const document = new Window().document as unknown as Document;
	const roots: ShadowRoot[] = [];
	const calls: string[] = [];
	const create = document.createElement.bind(document);
	document.createElement = (name: string) => {
		const element = create(name);
		const attach = element.attachShadow.bind(element);
		element.attachShadow = (init) => {
			const root = attach(init);
			roots.push(root);
			return root;
		};
		element.showPopover = () => calls.push("show");
		element.hidePopover = () => calls.push("hide");
		return element;
	};
	return { document, roots, calls };
}

/** An overlay on an empty page; `find` looks into its shadow root. */
export function pageWithOverlay(options: Partial<OverlayOptions> = {}) {
	const { document, roots, calls } = emptyPage();
	const ended = new AbortController();
	const overlay = createOverlay(document, {
		signal: ended.signal,
		words: WORDS,
		settings: SETTINGS,
		...options,
	});
	const find = (selector: string) => [...(roots[0]?.querySelectorAll<HTMLElement>(selector) ?? [])];
	const host = () => document.documentElement.querySelector<HTMLElement>("[inert]");
	return { document, overlay, find, host, calls, end: () => ended.abort() };
}

/** A tile that shows a 640 by 360 picture at half its size, but for what `over` says. */
export function aTile(over: Partial<PlacedTile> = {}): PlacedTile {
	const rect = { x: 40, y: 30, width: 320, height: 180 };
	return {
		tileId: "one",
		rect,
		clip: rect,
		sourceWidth: 640,
		sourceHeight: 360,
		objectFit: "fill",
		objectPosition: { x: { share: 0.5, px: 0 }, y: { share: 0.5, px: 0 } },
		mirrored: false,
		...over,
	};
}

/** A face in the middle of the tile's picture. */
export const MIDDLE = { x: 280, y: 150, width: 80, height: 80 };
