import { expect, test } from "vitest";
import { skipReason, type TileFacts } from "../../../src/engine/skip-reason.ts";
import type { SkipReason } from "../../../src/shared/tiles.ts";

const readable: TileFacts = {
	ended: false,
	unreadable: null,
	isPreview: false,
	isShare: false,
	isDuplicate: false,
	isSelf: false,
	pictureWidth: 640,
	pictureHeight: 360,
	width: 320,
	height: 180,
	visibleShare: 1,
	visibleWidth: 320,
	visibleHeight: 180,
	stalledMs: 0,
};

test("a living picture of a participant is read", () => {
	expect(skipReason(readable, "everyone")).toBeUndefined();
});

test.each<[Partial<TileFacts>, SkipReason | undefined]>([
	[{ ended: true }, "ended"],
	[{ unreadable: "cross-origin" }, "cross-origin"],
	[{ unreadable: "protected" }, "protected"],
	[{ isPreview: true }, "preview"],
	[{ isShare: true, stalledMs: 9000 }, "screen-share"],
	[{ isDuplicate: true }, "duplicate"],
	[{ isDuplicate: true, visibleShare: 0 }, "hidden"],
	[{ pictureWidth: 0, pictureHeight: 0 }, "no-size"],
	[{ width: 0, height: 0 }, "hidden"],
	[{ width: 79 }, "too-small"],
	[{ height: 59 }, "too-small"],
	[{ width: 80, height: 60 }, undefined],
	[{ visibleShare: 0.2, visibleHeight: 36 }, "hidden"],
	[{ visibleShare: 0.25, visibleHeight: 45 }, undefined],
	[{ visibleShare: 0.1, visibleWidth: 160, visibleHeight: 120 }, undefined],
	[{ visibleShare: 0.1, visibleWidth: 159, visibleHeight: 120 }, "hidden"],
	[{ visibleShare: 0.1, visibleWidth: 160, visibleHeight: 119 }, "hidden"],
	[{ visibleShare: 0 }, "hidden"],
	[{ stalledMs: 2500 }, undefined],
	[{ stalledMs: 2501 }, "no-frames"],
])("%o is skipped as %s", (facts, reason) => {
	expect(skipReason({ ...readable, ...facts }, "everyone")).toBe(reason);
});

test.each([
	{ who: "everyone", isSelf: true, reason: undefined },
	{ who: "everyone", isSelf: false, reason: undefined },
	{ who: "self", isSelf: true, reason: undefined },
	{ who: "self", isSelf: false, reason: "left-out" },
	{ who: "others", isSelf: true, reason: "left-out" },
	{ who: "others", isSelf: false, reason: undefined },
] as const)(
	"with $who chosen, a tile whose isSelf is $isSelf gives $reason",
	({ who, isSelf, reason }) => {
		expect(skipReason({ ...readable, isSelf }, who)).toBe(reason);
	},
);
