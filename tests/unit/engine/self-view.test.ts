import { expect, test } from "vitest";
import { findSelfViews, type SelfCue, type TrackOrigin } from "../../../src/engine/self-view.ts";

const cue = (origin: TrackOrigin, more: Partial<SelfCue> = {}): SelfCue => ({
	origin,
	marked: false,
	saysSelf: false,
	wasSelf: false,
	...more,
});

test.each<{ why: string; cues: SelfCue[]; self: boolean[] }>([
	{
		why: "a camera is the viewer's own",
		cues: [cue("remote"), cue("camera")],
		self: [false, true],
	},
	{ why: "the platform's mark decides", cues: [cue("none", { marked: true })], self: [true] },
	{ why: "a canvas that says so is", cues: [cue("none", { saysSelf: true })], self: [true] },
	{
		why: "a remote person may be called You",
		cues: [cue("remote", { saysSelf: true })],
		self: [false],
	},
	{
		why: "a shared screen is not a self view",
		cues: [cue("screen", { saysSelf: true })],
		self: [false],
	},
	{
		why: "a lone drawn track among remote ones is the blurred camera",
		cues: [cue("remote"), cue("generated"), cue("remote")],
		self: [false, true, false],
	},
	{
		why: "several drawn tracks are decoded remote people",
		cues: [cue("generated"), cue("generated")],
		self: [false, false],
	},
	{
		why: "a drawn track beside the camera is someone else",
		cues: [cue("camera"), cue("generated")],
		self: [true, false],
	},
	{
		why: "a drawn track among canvases tells nothing",
		cues: [cue("none"), cue("generated")],
		self: [false, false],
	},
	{ why: "a drawn track alone tells nothing", cues: [cue("generated")], self: [false] },
	{
		why: "the blurred camera stays the viewer's own when everybody else has left",
		cues: [cue("generated", { wasSelf: true })],
		self: [true],
	},
	{
		why: "what seemed to be the blurred camera was not where another is drawn",
		cues: [cue("generated", { wasSelf: true }), cue("generated")],
		self: [false, false],
	},
	{ why: "no tiles, no self", cues: [], self: [] },
])("$why", ({ cues, self }) => {
	expect(findSelfViews(cues)).toEqual(self);
});
