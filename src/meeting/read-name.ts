import {
	isIconText,
	isInitialsOf,
	type ParticipantText,
	readParticipantText,
} from "../engine/participant-name.ts";
import { elementsAround, isShadowRoot } from "./dom-tree.ts";
import type { NameRule, Platform } from "./platform.ts";

/** A participant's name as read from a tile, and how far to trust it. */
export interface ReadName extends ParticipantText {
	/** Above 0 when read; a platform's rule beats every guess from structure. */
	trust: number;
	/** The platform's rules found no text at all where a name would be. */
	isBlank: boolean;
}

const NOTHING = { name: null, saysSelf: false, saysShare: false, trust: 0 };
/** The trust in a name that a platform's rule read: more than any guess can score. */
export const RULE_TRUST = 100;
/** Elements of one tile looked at; a tile with more holds a chat or a document. */
const MAX_ELEMENTS = 300;
/** A text without any sign of being a name is taken only in a tile with this few texts. */
const MAX_UNMARKED = 4;

const NO_NAMES_IN =
	"button, [role='button'], [role='menu'], [role='menuitem'], [role='toolbar'], [role='tooltip'], [role='log'], select, textarea, script, style, svg, i, [class*='icon' i], [class*='google-symbols'], [class*='material-']";
/** What a sure sign adds to the trust in a text. */
const SURE = 3;
const SURE_SIGN = /name|nick|user|participant|display/i;
const FAIR_SIGN = /label|caption|footer|title|tag/i;
const COUNTER_SIGN = /time|clock|stat|bitrate|badge|count|initial|avatar|debug|quality|tooltip/i;
const SIGN_ATTRIBUTES = ["id", "class", "data-testid", "data-test", "data-tid"];

/** Where a participant's name may stand. */
export interface NameScopes {
	/** What shows the participant. */
	place: Element;
	/** The tile by the platform's marks; null where none matched. */
	tile: Element | null;
	/** The tile by structure. */
	box: Element;
}

/**
 * Reads the participant's name from a tile: by the platform's rules, else by the best text of the
 * tile's structure. Names may be invisible until a pointer comes near, so attributes and hidden text
 * count as much as shown text.
 */
export function readName({ place, tile, box }: NameScopes, platform: Platform): ReadName {
	const texts = platform.names.flatMap((rule) => {
		// A rule for the tile's own element says nothing of an element that structure alone found.
		const scopes = [tile, rule.selector === undefined ? null : box];
		return scopes.flatMap((scope) => (scope === null ? [] : textsByRule(scope, rule)));
	});
	const read = texts.map(readParticipantText);
	const found = read.find(({ name, saysSelf }) => name !== null || saysSelf);
	if (found !== undefined) {
		// A shared screen may bear its owner's name alone, and say what it is on a button.
		const saysShare = read.some((one) => one.saysShare);
		return { ...found, saysShare, trust: RULE_TRUST, isBlank: false };
	}
	return { ...guessName(place, box), isBlank: texts.length === 0 };
}

function textsByRule(scope: Element, rule: NameRule): string[] {
	const elements = rule.selector === undefined ? [scope] : scope.querySelectorAll(rule.selector);
	return [...elements].flatMap((element) => {
		const raw = (
			rule.attribute === undefined ? element.textContent : attributeOf(element, rule.attribute)
		)?.trim();
		const text = rule.pattern === undefined ? raw : rule.pattern.exec(raw ?? "")?.[1];
		const isIcon = rule.attribute === undefined && element.closest("i, svg") !== null;
		return !text || isIcon ? [] : [text];
	});
}

/** An input's typed text is a property, not its attribute. */
function attributeOf(element: Element, name: string): string | null {
	if (name === "value" && isInput(element)) return element.value;
	return element.getAttribute(name);
}

function guessName(place: Element, box: Element): Omit<ReadName, "isBlank"> {
	const guesses = treesBetween(place, box)
		.flatMap((root) => textsIn(root, box))
		// Icons stand in elements of their own: only where such an element says so is it a name.
		.filter(({ text, trust }) => trust >= 1 + SURE || !isIconText(text))
		.map(({ text, trust }) => ({ ...readParticipantText(text), trust }))
		.filter(({ name, saysSelf }) => name !== null || saysSelf);
	const names = guesses.flatMap(({ name }) => name ?? []);
	const isPlaceholder = (name: string) => names.some((other) => isInitialsOf(name, other));
	const named = guesses.filter(
		({ name, trust }) => name !== null && (trust >= 1 + SURE || !isPlaceholder(name)),
	);
	const unmarked = named.filter(({ trust }) => trust <= 1).length;
	const best = named
		.filter(({ trust }) => trust > 1 || (trust > 0 && unmarked <= MAX_UNMARKED))
		.reduce<Omit<ReadName, "isBlank">>(
			(top, guess) => (guess.trust > top.trust ? guess : top),
			NOTHING,
		);
	return { ...best, saysSelf: guesses.some(({ saysSelf }) => saysSelf) };
}

interface ScoredText {
	text: string;
	trust: number;
}

/** The tile's own tree, and the shadow trees in it that hold what shows the participant. */
function treesBetween(place: Element, box: Element): (Element | ShadowRoot)[] {
	const trees: (Element | ShadowRoot)[] = [box];
	for (const element of elementsAround(place)) {
		if (element === box) break;
		const root = element.getRootNode();
		if (isShadowRoot(root) && !trees.includes(root) && !root.contains(box)) trees.push(root);
	}
	return trees;
}

function textsIn(root: Element | ShadowRoot, box: Element): ScoredText[] {
	const texts: ScoredText[] = isShadowRoot(root) ? [] : textsOf(root, box);
	const walker = box.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT, (node) =>
		(node as Element).matches(NO_NAMES_IN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
	);
	for (let count = 0; count < MAX_ELEMENTS; count++) {
		const element = walker.nextNode();
		if (element === null) break;
		texts.push(...textsOf(element as Element, box));
	}
	return texts;
}

function textsOf(element: Element, box: Element): ScoredText[] {
	const sign = signOf(element) + (element === box ? 0 : signOf(element.parentElement) / 2);
	const texts: ScoredText[] = [];
	const own = ownText(element);
	if (own !== "") texts.push({ text: own, trust: 1 + sign });
	if (isInput(element) && /^(?:text|)$/.test(element.type))
		texts.push({ text: element.value, trust: 1 + sign });
	for (const name of ["aria-label", "title", "alt"]) {
		const value = element.getAttribute(name);
		if (value) texts.push({ text: nameInLabel(value), trust: 0.9 + sign / 2 });
	}
	return texts;
}

function isInput(element: Element): element is HTMLInputElement {
	return element.localName === "input";
}

/** The text of the element itself, without that of the elements in it. */
function ownText(element: Element): string {
	let text = "";
	for (const child of element.childNodes)
		if (child.nodeType === Node.TEXT_NODE) text += child.textContent ?? "";
	return text.trim();
}

/** "Video of Ana", "Ana's camera" and "Ana, video is on" all name Ana: in the languages of the product. */
const NAMING_LABELS = [
	/^(?:video|camera|webcam|picture|photo|avatar) (?:of|from) (.+)$/i,
	/^(.+?)['’]s (?:video|camera|webcam|tile|profile|avatar|picture)\b.*$/i,
	/^(?:video|kamera|webcam|bild|foto|avatar) von (.+)$/i,
	/^(?:v[ií]deo|cámara|imagen|foto|avatar) de (.+)$/i,
	/^(?:vidéo|caméra|image|photo|avatar) (?:de |d['’])(.+)$/i,
	/^(.+?) ?(?:さん)?の(?:ビデオ|動画|カメラ|映像|画像)$/,
	/^(.+?) ?的(?:视频|摄像头|画面|头像)$/,
];

function nameInLabel(label: string): string {
	const named = NAMING_LABELS.map((each) => each.exec(label)?.[1]).find(Boolean) ?? label;
	return named.split(/, |[、，]/)[0] ?? named;
}

function signOf(element: Element | null): number {
	if (element === null) return 0;
	const words = SIGN_ATTRIBUTES.map((name) => element.getAttribute(name) ?? "").join(" ");
	if (COUNTER_SIGN.test(words)) return SURE_SIGN.test(words) ? 0 : -2;
	if (SURE_SIGN.test(words)) return SURE;
	return FAIR_SIGN.test(words) || element.classList.contains("notranslate") ? 1 : 0;
}
