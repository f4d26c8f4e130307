// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Picture } from "../../../src/meeting/picture.ts";
import { contentBox, readTileStyle } from "../../../src/meeting/tile-style.ts";

/** The ids of what cuts off the video of a page. */
function clippersIn(html: string): string[] {
	document.body.innerHTML = html;
	const place = document.querySelector("video") as HTMLVideoElement;
	const picture = { place, media: place } as unknown as Picture;
	return readTileStyle(picture, place, new Map()).clippers.map(({ id }) => id);
}

const inBoxes = (outer: string, inner: string, video = "") =>
	`<div id="outer" style="${outer}"><div id="inner" style="${inner}"><video style="${video}"></video></div></div>`;

const CUTS = "overflow: hidden;";
const ABSOLUTE = "position: absolute;";

test.each([
	["all that cuts off, inwards out", CUTS, CUTS, "", ["inner", "outer"]],
	["nothing that shows what reaches over its edges", "", "", "", []],
	["nothing around a fixed picture", CUTS, CUTS, "position: fixed", []],
	["nothing around a fixed box", CUTS, "position: fixed", "", []],
	["a fixed box that cuts off", CUTS, `position: fixed; ${CUTS}`, "", ["inner"]],
	["no box that a picture is not placed by", CUTS, CUTS, ABSOLUTE, []],
	["the box that it is placed by", `position: relative; ${CUTS}`, CUTS, ABSOLUTE, ["outer"]],
	["a moved box", `transform: matrix(1, 0, 0, 1, 9, 9); ${CUTS}`, CUTS, ABSOLUTE, ["outer"]],
	["a box moved by a property of its own", `translate: 9px; ${CUTS}`, CUTS, ABSOLUTE, ["outer"]],
	["a box that will be moved", `will-change: transform; ${CUTS}`, CUTS, ABSOLUTE, ["outer"]],
	["a box that paints nothing beyond itself", "contain: strict", "", ABSOLUTE, ["outer"]],
	["a box that is left out while out of sight", "content-visibility: auto", "", "", ["outer"]],
	[
		"a moved box that a fixed picture is placed by",
		`scale: 2; ${CUTS}`,
		CUTS,
		"position: fixed",
		["outer"],
	],
	["what a placed box is placed by, and no more", CUTS, ABSOLUTE + CUTS, "", ["inner"]],
])("a picture is cut off by %s", (_, outer, inner, video, expected) => {
	expect(clippersIn(inBoxes(outer, inner, video))).toEqual(expected);
});

/** How the video of a page lies, its element 400 by 300. */
function turnedIn(html: string) {
	document.body.innerHTML = html;
	const place = document.querySelector("video") as HTMLVideoElement;
	Object.defineProperties(place, { clientWidth: { value: 400 }, clientHeight: { value: 300 } });
	const box = document.querySelector("#tile") ?? place;
	return readTileStyle({ place, media: place } as unknown as Picture, box, new Map());
}

const IN_TILE = (outer: string, tile: string, video: string) =>
	`<div style="${outer}"><div id="tile" style="${tile}"><video style="${video}"></video></div></div>`;

test.each<[string, string, number[] | undefined]>([
	["is upright", IN_TILE("", "", ""), undefined],
	["is flipped in its tile", IN_TILE("", "transform: matrix(-1, 0, 0, 1, 0, 0)", ""), undefined],
	["is moved", IN_TILE("transform: matrix(1, 0, 0, 1, 30, 9)", "", ""), undefined],
	["lies on its side", IN_TILE("", "", "transform: matrix(0, 1, -1, 0, 0, 0)"), [0, 1, -1, 0]],
	["is turned by a property of its own", IN_TILE("", "", "rotate: 90deg"), [0, 1, -1, 0]],
	["stands on its head", IN_TILE("", "", "transform: matrix(-1, 0, 0, -1, 0, 0)"), [-1, 0, 0, -1]],
	["is in a page that is flipped", IN_TILE("scale: -1 1", "", ""), [-1, 0, 0, 1]],
	[
		"is made larger around it and turned in it",
		IN_TILE("scale: 2", "rotate: 180deg", ""),
		[-2, 0, 0, -2],
	],
	[
		"is turned in space",
		IN_TILE("", "", "transform: matrix3d(0.5, 0, 1, 0.1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)"),
		[0.5, 0, 0, 1],
	],
])("how a picture lies that %s is told from its styles", (_, html, matrix) => {
	const { turned } = turnedIn(html);
	if (matrix === undefined) expect(turned).toBeUndefined();
	else
		for (const [index, part] of matrix.entries())
			expect(turned?.matrix[index]).toBeCloseTo(part, 9);
});

test("the content of a turned element lies within its border and padding", () => {
	const style = turnedIn(
		IN_TILE(
			"",
			"",
			"transform: matrix(0, 1, -1, 0, 0, 0); border-left: 20px solid; padding-left: 10px",
		),
	);
	expect(style.turned).toMatchObject({ width: 390, height: 300 });
	// Turned by a quarter to the right, its left is up.
	const place = document.querySelector("video") as HTMLVideoElement;
	const outer = { x: 0, y: 0, width: 300, height: 420 };
	expect(contentBox(place, style, () => outer)).toEqual({ x: 0, y: 30, width: 300, height: 390 });
});
