import { expect, test } from "vitest";
import { callStatus, isTabOn, type Look } from "../../../src/popup/call-status.ts";
import type { SkipReason } from "../../../src/shared/tiles.ts";
import { aPage, aReading, aTile, someDiagnostics } from "./people.ts";

const CALL = { id: 7, url: new URL("https://meet.google.com/abc") };
const on: Look = {
	tab: CALL,
	tabState: { state: "on" },
	diagnostics: someDiagnostics(),
	embedded: [],
	onForMs: 10_000,
	onlyMe: false,
};
const failure = { messageKey: "error_x", detail: "why" };
const reading = [aReading("happy")];

test.each<[string, Partial<Look>, string]>([
	["the tab is still being looked for", { tab: undefined }, "checking"],
	["there is no tab", { tab: null }, "no-tab"],
	["the page is the browser's", { tab: { id: 7, url: new URL("chrome://settings") } }, "protected"],
	["the switch is moving", { tabState: undefined }, "starting"],
	["it is off", { tabState: { state: "off" } }, "off"],
	["switching on failed", { tabState: { state: "failed", ...failure } }, "failed"],
	["the pipeline does not answer yet", { diagnostics: null }, "starting"],
	[
		"the pipeline loads",
		{ diagnostics: someDiagnostics({ pipeline: { state: "starting" } }) },
		"starting",
	],
	[
		"the pipeline failed",
		{ diagnostics: someDiagnostics({ pipeline: { state: "failed", ...failure } }) },
		"failed",
	],
	["the page is still being looked around", { onForMs: 500 }, "looking"],
	["no video is found after a while", {}, "no-video"],
	[
		"the only video belongs to another tab",
		{ diagnostics: someDiagnostics({ pages: [aPage([aTile("a")], { tabId: 8 })] }) },
		"no-video",
	],
	[
		"a frame of another site may hold the call",
		{ embedded: ["https://jitsi.example"] },
		"embedded",
	],
	[
		"there are videos outside such a frame",
		{
			embedded: ["https://jitsi.example"],
			diagnostics: someDiagnostics({ pages: [aPage([aTile("a")])] }),
		},
		"no-faces",
	],
	[
		"nobody is in view",
		{ diagnostics: someDiagnostics({ pages: [aPage([aTile("a")])] }) },
		"no-faces",
	],
	[
		"somebody is in view",
		{ diagnostics: someDiagnostics({ pages: [aPage([aTile("a", { latest: reading })])] }) },
		"running",
	],
])("when %s, the popup says so", (_, known, kind) => {
	expect(callStatus({ ...on, ...known }).kind).toBe(kind);
});

test("a failure keeps its sentence and its detail", () => {
	expect(callStatus({ ...on, tabState: { state: "failed", ...failure } })).toMatchObject(failure);
});

test.each<[SkipReason[], string]>([
	[["too-small"], "hint_small"],
	[["cross-origin"], "hint_cross_origin"],
	[["ended"], "hint_waiting"],
	[["ended", "ended", "hidden"], "hint_hidden"],
	[["hidden", "protected", "protected"], "hint_protected"],
	[["left-out"], "hint_left_out"],
	[["preview"], "hint_preview"],
])("when all tiles are skipped for %j, the advice is %s", (reasons, hintKey) => {
	const tiles = reasons.map((skipped, index) => aTile(String(index), { skipped }));
	const diagnostics = someDiagnostics({ pages: [aPage(tiles)] });
	expect(callStatus({ ...on, diagnostics })).toMatchObject({ kind: "none-readable", hintKey });
});

test("who is left out by an organisation's policy is not said to be left out by settings that could be changed", () => {
	const pages = [aPage([aTile("a", { skipped: "left-out" })])];
	const look = { ...on, diagnostics: someDiagnostics({ pages }), onlyMe: true };
	expect(callStatus(look)).toMatchObject({ kind: "none-readable", hintKey: "hint_only_me" });
});

test("what failed is on still, and can be switched off: it goes on by itself once its trouble has passed", () => {
	expect(isTabOn({ state: "failed", ...failure })).toBe(true);
	expect(isTabOn({ state: "on" })).toBe(true);
	expect(isTabOn({ state: "off" })).toBe(false);
	expect(isTabOn(undefined)).toBe(false);
});
