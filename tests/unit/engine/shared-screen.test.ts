import { expect, test } from "vitest";
import { findSharedScreens, type ParticipantPicture } from "../../../src/engine/shared-screen.ts";

const picture = (
	participant: string | null,
	width: number,
	height: number,
	firstSeenMs = 0,
): ParticipantPicture => ({ participant, width, height, firstSeenMs });

test.each<{ why: string; pictures: ParticipantPicture[]; screens: boolean[] }>([
	{
		why: "a later picture of another shape is a screen",
		pictures: [picture("a", 640, 480), picture("a", 800, 450, 9000)],
		screens: [false, true],
	},
	{
		why: "though it is smaller and listed first",
		pictures: [picture("a", 320, 180, 9000), picture("a", 640, 480)],
		screens: [true, false],
	},
	{
		why: "of two that were there from the beginning, the larger is the screen",
		pictures: [picture("a", 1920, 1080), picture("a", 640, 480, 500)],
		screens: [true, false],
	},
	{
		why: "a camera shown large and small is no screen",
		pictures: [picture("a", 320, 180), picture("a", 1280, 720, 9000)],
		screens: [false, false],
	},
	{
		why: "different participants may have cameras of different shapes",
		pictures: [picture("a", 640, 480), picture("b", 800, 450, 9000)],
		screens: [false, false],
	},
	{
		why: "without a key nothing is known",
		pictures: [picture(null, 640, 480), picture(null, 800, 450, 9000)],
		screens: [false, false],
	},
	{
		why: "a picture with no size yet says nothing",
		pictures: [picture("a", 640, 480), picture("a", 0, 0, 9000)],
		screens: [false, false],
	},
	{ why: "no pictures, no screens", pictures: [], screens: [] },
])("$why", ({ pictures, screens }) => {
	expect(findSharedScreens(pictures)).toEqual(screens);
});
