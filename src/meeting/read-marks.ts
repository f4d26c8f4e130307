import { closestAround, elementsAround } from "./dom-tree.ts";
import type { Picture } from "./picture.ts";
import type { Platform } from "./platform.ts";

/** What the platform's marks, and plain words in the page's own attributes, say about one picture. */
export interface Marks {
	/** The element the platform marks as the tile; null where no mark matches. */
	tile: Element | null;
	/** The platform's own key for the participant; null where it gives none. */
	participant: string | null;
	/** That, or such a key in the attributes of any page, which two tiles of one participant share; often null. */
	pageKey: string | null;
	isSelf: boolean;
	isShare: boolean;
	isPreview: boolean;
	isSpeaking: boolean;
	isPinned: boolean;
}

/** How products that were never seen name a shared screen in an id, a class or a test mark. */
const SHARE_WORDS = /screen[-_ ]?shar|shar(?:ed|ing)?[-_ ]?screen|screencast|desktop[-_ ]?shar/i;
const WORDY_ATTRIBUTES = ["id", "class", "data-testid", "data-test", "data-tid", "data-source"];
const KEY_ATTRIBUTE = /^(?:id|data-(?:[a-z-]+-)?(?:id|uid|sid|user|peer|participant|identity))$/;
/** As pages mark a dialog. */
export const DIALOG = "dialog, [role='dialog'], [role='alertdialog'], [aria-modal='true']";

/** @param box The picture's tile by structure alone, which bounds the search for words. */
export function readMarks(picture: Picture, box: Element, platform: Platform): Marks {
	const { place } = picture;
	const tile = markedTile(place, platform);
	const isMarked = markReader(place, tile);
	const participant = participantOf(place, tile, platform);
	return {
		tile,
		participant,
		pageKey: participant ?? pageKeyOf(place, box),
		isSelf: isMarked(platform.self),
		isShare: picture.origin === "screen" || isMarked(platform.share) || saysShare(place, box),
		isPreview: platform.preview !== undefined && closestAround(place, platform.preview) !== null,
		...readActivity(picture, tile, platform),
	};
}

/** Reads of the marks those that change from moment to moment. */
export function readActivity(
	{ place }: Picture,
	tile: Element | null,
	{ speaking, pinned }: Platform,
): Pick<Marks, "isSpeaking" | "isPinned"> {
	const isMarked = markReader(place, tile);
	return { isSpeaking: isMarked(speaking), isPinned: isMarked(pinned) };
}

/** Finds marks around the picture and inside its tile. */
function markReader(place: Element, tile: Element | null) {
	return (selector: string | undefined): boolean =>
		selector !== undefined &&
		(closestAround(place, selector) !== null || (tile?.querySelector(selector) ?? null) !== null);
}

/** The dialog around the picture, such as one of settings; null where there is none. */
export function dialogAround(picture: Picture): Element | null {
	return closestAround(picture.place, DIALOG);
}

function markedTile(place: Element, { tile }: Platform): Element | null {
	for (const selector of tile) {
		const match = closestAround(place, selector);
		if (match !== null) return match;
	}
	return null;
}

function participantOf(
	place: Element,
	tile: Element | null,
	{ participant, sharedCanvas }: Platform,
): string | null {
	if (sharedCanvas !== undefined) {
		const player = closestAround(place, sharedCanvas.player);
		if (player !== null) return player.getAttribute(sharedCanvas.key);
	}
	return participant === undefined ? null : (tile?.getAttribute(participant) ?? null);
}

function pageKeyOf(place: Element, box: Element): string | null {
	for (const element of elementsAround(place)) {
		for (const { name, value } of element.attributes)
			if (value !== "" && KEY_ATTRIBUTE.test(name)) return `${name}=${value}`;
		if (element === box) break;
	}
	return null;
}

function saysShare(place: Element, box: Element): boolean {
	for (const element of elementsAround(place)) {
		if (WORDY_ATTRIBUTES.some((name) => SHARE_WORDS.test(element.getAttribute(name) ?? "")))
			return true;
		if (element === box) break;
	}
	return false;
}
