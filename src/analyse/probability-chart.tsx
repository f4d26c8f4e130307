import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { EXPRESSIONS } from "../shared/expressions.ts";
import { LABEL_LOOKS } from "../shared/label-look.ts";
import { labelKey } from "../shared/word-keys.ts";
import { words } from "../ui/words-signal.ts";
import { HISTORY_MS, type ReadingHistory } from "./reading-history.ts";

const GRID = "#ffffff1f";
const TEXT = "#a9b1bd";
const HEIGHT_PX = 180;

/** The last minute of one face: a line per expression, moving left as time passes. */
export function ProbabilityChart({ history }: { history: ReadingHistory }) {
	const place = useRef<HTMLDivElement>(null);
	const { say, percent } = words.value;
	useEffect(() => {
		const element = place.current;
		if (!element) return;
		const chart = new uPlot(options(element.clientWidth, say, percent), [[]], element);
		const resized = new ResizeObserver(() =>
			chart.setSize({ width: element.clientWidth, height: HEIGHT_PX }),
		);
		resized.observe(element);
		const timer = setInterval(() => chart.setData(history.columns(performance.now())), 200);
		return () => {
			clearInterval(timer);
			resized.disconnect();
			chart.destroy();
		};
	}, [words.value]);
	return (
		<div class="chart">
			<div ref={place} role="img" aria-label={say("analyse_chart")} />
			<ul class="chart-legend">
				{EXPRESSIONS.map((name) => (
					<li key={name}>
						<span style={{ background: LABEL_LOOKS[name].colour }} />
						{say(labelKey(name))}
					</li>
				))}
			</ul>
		</div>
	);
}

function options(
	width: number,
	say: (key: string) => string,
	percent: (fraction: number) => string,
): uPlot.Options {
	const axis = { stroke: TEXT, grid: { stroke: GRID, width: 1 }, ticks: { show: false } };
	return {
		width,
		height: HEIGHT_PX,
		legend: { show: false },
		cursor: { show: false },
		scales: { x: { time: false, range: [-HISTORY_MS / 1000, 0] }, y: { range: [0, 1] } },
		axes: [
			{
				...axis,
				values: (_, ticks) => ticks.map((tick) => (tick === 0 ? say("analyse_now") : `${tick} s`)),
			},
			{
				...axis,
				size: 56,
				splits: [0, 0.25, 0.5, 0.75, 1],
				values: (_, ticks) => ticks.map(percent),
			},
		],
		series: [
			{},
			...EXPRESSIONS.map((name) => ({
				stroke: LABEL_LOOKS[name].colour,
				width: 2,
				points: { show: false },
			})),
		],
	};
}
