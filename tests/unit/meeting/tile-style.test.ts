// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Picture } from "../../../src/meeting/picture.ts";
import { readTileStyle } from "../../../src/meeting/tile-style.ts";

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
