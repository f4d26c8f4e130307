import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_PANEL_STATE, parsePanelState } from "../../../src/shared/panel-place.ts";

test("a panel's state comes through whole, by way of JSON too", () => {
	const state = {
		place: { fromRight: false, fromBottom: true, x: 3, y: 400.5 },
		isCollapsed: true,
	};
	expect(parsePanelState(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test.each([
	undefined,
	null,
	"left",
	{},
	{ ...DEFAULT_PANEL_STATE, isCollapsed: "no" },
	{ ...DEFAULT_PANEL_STATE, place: { ...DEFAULT_PANEL_STATE.place, x: -1 } },
	{ ...DEFAULT_PANEL_STATE, place: { ...DEFAULT_PANEL_STATE.place, y: Number.NaN } },
])("%j is no state, and the panel starts in its first place", (stored) => {
	expect(parsePanelState(stored)).toEqual(DEFAULT_PANEL_STATE);
});

test("whatever is stored, a place that can be drawn comes out", () => {
	fc.assert(
		fc.property(fc.anything(), (stored) => {
			const { place } = parsePanelState(stored);
			expect(Number.isFinite(place.x) && Number.isFinite(place.y)).toBe(true);
		}),
	);
});
