import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { EXPRESSIONS } from "../shared/expressions.ts";
import { INK, LABEL_LOOKS } from "../shared/label-look.ts";
import { shownShare } from "../shared/shown-share.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { chartAxes } from "../ui/chart-axes.ts";
import { remInPx } from "../ui/letter-size.ts";
import { savePng } from "../ui/save-file.ts";
import { words } from "../ui/words-signal.ts";
import { drawLegend } from "./draw-timelines.ts";
import { HISTORY_MS, type ReadingHistory } from "./reading-history.ts";

const HEIGHT_REM = 11.25;
const DRAWN_EVERY_MS = 200;
const TOLD_EVERY_MS = 2000;
/** What comes after these hardly shows in the chart either. */
const MOST_TOLD = 3;

/** The last minute of one face: a line per expression, moving left as time passes. */
export function ProbabilityChart({ history }: { history: ReadingHistory }) {
	const place = useRef<HTMLDivElement>(null);
	const shown = useRef<uPlot>(undefined);
	const { say, percent } = words.value;
	const heightPx = remInPx(HEIGHT_REM);
	useEffect(() => {
		const element = place.current;
		if (!element) return;
		const chart = new uPlot(
			options({ width: element.clientWidth, height: heightPx }, say, percent),
			[[]],
			element,
		);
		shown.current = chart;
		const resized = new ResizeObserver(() =>
			chart.setSize({ width: element.clientWidth, height: heightPx }),
		);
		resized.observe(element);
		const tell = () => {
			element.ariaLabel = spokenChart(history, words.value);
		};
		tell();
		const drawing = setInterval(
			() => chart.setData(history.columns(performance.now())),
			DRAWN_EVERY_MS,
		);
		const telling = setInterval(tell, TOLD_EVERY_MS);
		return () => {
			clearInterval(drawing);
			clearInterval(telling);
			resized.disconnect();
			chart.destroy();
		};
	}, [heightPx, words.value]);
	return (
		<>
			<div class="chart-head">
				<h2>{say("analyse_chart")}</h2>
				<button
					type="button"
					class="button"
					title={say("analyse_format_png_chart")}
					onClick={() => shown.current && void saveChart(shown.current.ctx.canvas)}
				>
					PNG
				</button>
			</div>
			<div class="chart">
				<div ref={place} role="img" />
				<ul class="chart-legend">
					{EXPRESSIONS.map((name) => (
						<li key={name}>
							<span style={{ background: LABEL_LOOKS[name].colour }} />
							{say(labelKey(name))}
						</li>
					))}
				</ul>
			</div>
		</>
	);
}

/** What the chart shows, to those who do not see it. */
function spokenChart(history: ReadingHistory, { say, percent, list }: Words): string {
	const shares = history
		.averages()
		.slice(0, MOST_TOLD)
		.map(({ expression, probability }) =>
			say("spoken_probability", {
				label: say(labelKey(expression)),
				percent: percent(shownShare(probability)),
			}),
		);
	if (shares.length === 0) return `${say("analyse_chart")} – ${say("analyse_no_face")}`;
	return say("analyse_chart_spoken", { shares: list(shares) });
}

const LEGEND_PX = 48;

/** Saves the chart as it is now, with its legend, on its own dark ground. */
async function saveChart(chart: HTMLCanvasElement): Promise<void> {
	const canvas = new OffscreenCanvas(chart.width, chart.height + LEGEND_PX);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.fillStyle = INK;
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.drawImage(chart, 0, 0);
	drawLegend(context, EXPRESSIONS, 24, chart.height + LEGEND_PX / 2, words.peek());
	await savePng("expressly-webcam-chart", canvas);
}

function options(
	size: { width: number; height: number },
	say: (key: string) => string,
	percent: (fraction: number) => string,
): uPlot.Options {
	return {
		...size,
		legend: { show: false },
		cursor: { show: false },
		scales: { x: { time: false, range: [-HISTORY_MS / 1000, 0] }, y: { range: [0, 1] } },
		axes: chartAxes(
			{
				splits: [-60, -50, -40, -30, -20, -10, 0],
				values: (_, ticks) => ticks.map((tick) => (tick === 0 ? say("analyse_now") : `${tick} s`)),
			},
			{
				splits: [0, 0.25, 0.5, 0.75, 1],
				values: (_, ticks) => ticks.map(percent),
			},
		),
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
