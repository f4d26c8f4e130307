// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { isCovered } from "../../../src/meeting/covered.ts";
import { Host } from "../../../src/overlay/host.ts";

afterEach(() => void Reflect.deleteProperty(document, "fullscreenElement"));

const visible = { x: 0, y: 0, width: 400, height: 300 };

/** Shows a stage with one tile, and what `over` finds at every point of it. */
function coveredBy(
	html: string,
	over: string,
	{ fullscreen = null as string | null, isStopped = false } = {},
): boolean {
	document.body.innerHTML = `<main><div class="tile"><video></video><p class="tag"></p><p class="avatar" style="background-color: rgb(0, 0, 0)"></p></div></main>${html}`;
	const find = (selector: string) => document.querySelector(selector);
	document.elementFromPoint = () => find(over);
	Object.defineProperty(document, "fullscreenElement", {
		configurable: true,
		value: fullscreen === null ? null : find(fullscreen),
	});
	const place = find("video") ?? document.body;
	return isCovered({ place, box: find(".tile") ?? place, isStopped }, visible);
}

test.each([
	["", "video", "the video itself"],
	["", ".tag", "a name tag in its tile"],
	["", "main", "what holds its tile"],
	["", ".nothing", "nothing"],
	['<div id="glass"></div>', "#glass", "a layer that is see-through"],
	[
		'<div id="dim" style="background-color: rgba(0, 0, 0, 0.5)"></div>',
		"#dim",
		"a layer that dims",
	],
	[
		'<div id="faint" style="background-color: rgb(0, 0, 0); opacity: 0.4"></div>',
		"#faint",
		"a faint layer",
	],
])("%s at %s does not cover a picture: %s", (html, over) => {
	expect(coveredBy(html, over)).toBe(false);
});

test.each([
	['<div style="background-color: rgb(9, 9, 9)"><p id="text"></p></div>', "#text", "a panel"],
	['<img id="slide">', "#slide", "a picture"],
	['<dialog id="settings"></dialog>', "#settings", "a dialog"],
])("%s at %s covers it: %s", (html, over) => {
	expect(coveredBy(html, over)).toBe(true);
});

test("an element in fullscreen covers all that is not in it", () => {
	expect(coveredBy("<video id='other'></video>", "video", { fullscreen: "#other" })).toBe(true);
	expect(coveredBy("", "video", { fullscreen: "main" })).toBe(false);
});

test.each([
	['<div style="background-color: rgb(9, 9, 9)"></div>', "body > div", "a wall behind it", false],
	['<div role="dialog"><p id="text"></p></div>', "#text", "a dialog over it", true],
])("under a picture that a pointer goes through lies %s at %s: %s", (html, over, _, isHidden) => {
	document.body.innerHTML = `<main><div class="tile"><video style="pointer-events: none"></video></div></main>${html}`;
	document.elementFromPoint = () => document.querySelector(over);
	const place = document.querySelector("video") as Element;
	expect(isCovered({ place, box: place, isStopped: false }, visible)).toBe(isHidden);
});

test("what lies in the same shadow tree is looked for in there", () => {
	document.body.innerHTML = "<x-app></x-app>";
	const host = document.querySelector("x-app") as Element;
	const root = host.attachShadow({ mode: "closed" });
	root.innerHTML = "<x-tile></x-tile><dialog></dialog><p></p>";
	const tile = root.querySelector("x-tile") as Element;
	const inner = tile.attachShadow({ mode: "closed" });
	inner.innerHTML = "<video></video><img>";
	const place = inner.querySelector("video") as Element;
	document.elementFromPoint = () => host;
	for (const [hit, isHidden] of [
		[root.querySelector("dialog"), true],
		[root.querySelector("p"), false],
		[inner.querySelector("img"), false],
		[null, false],
	] as const) {
		inner.elementFromPoint = () => hit;
		expect(isCovered({ place, box: tile, isStopped: false }, visible)).toBe(isHidden);
	}
});

test("our own panel over a picture changes nothing: what lies under it decides", () => {
	document.body.innerHTML = `<main><div class="tile"><video></video></div></main><img id="slide">`;
	const host = new Host(document, { sheet: "", kind: "card", container: document.body });
	const panel = document.body.lastElementChild as Element;
	const place = document.querySelector("video") as Element;
	const tile = document.querySelector(".tile") as Element;
	document.elementFromPoint = () => panel;
	for (const [under, isHidden] of [
		["#slide", true],
		["video", false],
	] as const) {
		document.elementsFromPoint = () => [panel, document.querySelector(under) as Element];
		expect(isCovered({ place, box: tile, isStopped: false }, visible)).toBe(isHidden);
	}
	host.remove();
});

test.each([
	[".avatar", false, false],
	[".avatar", true, true],
	[".tag", true, false],
	["video", true, false],
	[".tile", true, false],
])(
	"with %s over it in its own tile, and stopped: %s, a video is covered: %s",
	(over, isStopped, isHidden) => {
		expect(coveredBy("", over, { isStopped })).toBe(isHidden);
	},
);
