import type uPlot from "uplot";
import { remInPx } from "./letter-size.ts";

/** The two axes of a chart, on the overlay's own dark ground in both themes, their text as large as the page's. */
export function chartAxes(across: uPlot.Axis, up: uPlot.Axis): uPlot.Axis[] {
	const look = {
		font: `${remInPx(0.75)}px system-ui, sans-serif`,
		gap: remInPx(0.3125),
		stroke: "#a9b1bd",
		grid: { stroke: "#ffffff1f", width: 1 },
		ticks: { show: false },
	};
	return [
		{ ...look, size: remInPx(1.75), ...across },
		{ ...look, size: remInPx(3.5), ...up },
	];
}
