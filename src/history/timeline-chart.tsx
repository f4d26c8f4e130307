import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { RoomBin } from "../engine/bin-seconds.ts";
import type { TimeView } from "../engine/time-view.ts";
import { INK, LABEL_LOOKS } from "../shared/label-look.ts";
import { chartAxes } from "../ui/chart-axes.ts";
import { clockTime } from "../ui/clock-time.ts";
import { remInPx } from "../ui/letter-size.ts";
import { words } from "../ui/words-signal.ts";
import { STACKED } from "./stacked-labels.ts";
import { TICKS_S } from "./time-ticks.ts";

/** What the height of the stack stands for. */
export type StackedBy = "faces" | "shares";

const HEIGHT_REM = 15;

interface TimelineChartProps {
	bins: readonly (RoomBin | null)[];
	by: StackedBy;
	view: TimeView;
	/** The bin under the pointer; null when it has left. */
	onHover: (bin: RoomBin | null) => void;
	/** A stretch was drawn over with the pointer. */
	onSelect: (view: TimeView) => void;
	onReset: () => void;
}

/** The stacked areas of a session, on the overlay's own dark ground in both themes. */
export function TimelineChart(props: TimelineChartProps) {
	const { bins, by, view } = props;
	const place = useRef<HTMLDivElement>(null);
	const shown = useRef<uPlot>(undefined);
	const latest = useRef(props);
	const heightPx = remInPx(HEIGHT_REM);
	latest.current = props;
	useEffect(() => {
		const element = place.current;
		if (!element) return;
		const chart = new uPlot(
			optionsFor({ width: element.clientWidth, height: heightPx }, by, () => latest.current),
			columnsOf(latest.current.bins, by),
			element,
		);
		shown.current = chart;
		const resized = new ResizeObserver(() =>
			chart.setSize({ width: element.clientWidth, height: heightPx }),
		);
		resized.observe(element);
		return () => {
			resized.disconnect();
			chart.destroy();
		};
	}, [by, heightPx, words.value]);
	useEffect(() => {
		shown.current?.setData(columnsOf(bins, by), false);
		shown.current?.setScale("x", { min: view.fromMs / 1000, max: view.toMs / 1000 });
	}, [bins, by, view, heightPx, words.value]);
	return <div ref={place} />;
}

/**
 * Columns of a stacked chart: times in seconds, then the sums of ever fewer labels, so that each area
 * is drawn over the one that holds it. A stretch ends where its last bin does, with a time of its own: a step without
 * an end is not drawn. What follows the end is a gap.
 */
export function columnsOf(bins: readonly (RoomBin | null)[], by: StackedBy): uPlot.AlignedData {
	const shown = bins.filter((bin) => bin !== null && (by === "faces" || bin.faces > 0));
	const points = (shown as RoomBin[]).flatMap((bin, index) => {
		const start = { atMs: bin.fromMs, bin };
		if (shown[index + 1]?.fromMs === bin.toMs) return [start];
		return [start, { atMs: bin.toMs, bin }, { atMs: bin.toMs + 1, bin: null }];
	});
	const upTo = STACKED.map((_, place) => STACKED.slice(0, STACKED.length - place));
	const sums = upTo.map((labels) =>
		points.map(({ bin }) => {
			if (bin === null) return null;
			const sum = labels.reduce((total, label) => total + bin.counts[label], 0);
			return by === "faces" ? sum : sum / bin.faces;
		}),
	);
	return [points.map(({ atMs }) => atMs / 1000), ...sums];
}

/** The bin at a time; null in a gap. */
export const binAt = (bins: readonly (RoomBin | null)[], atMs: number): RoomBin | null =>
	bins.find((bin) => bin !== null && bin.fromMs <= atMs && atMs < bin.toMs) ?? null;

/** The bin under the pointer; null where it is beside the chart. */
function binUnder({ cursor, posToVal }: uPlot, bins: readonly (RoomBin | null)[]): RoomBin | null {
	const { left = -1 } = cursor;
	return left < 0 ? null : binAt(bins, posToVal(left, "x") * 1000);
}

function optionsFor(
	size: { width: number; height: number },
	by: StackedBy,
	latest: () => TimelineChartProps,
): uPlot.Options {
	const { percent } = words.peek();
	const stepped = uPlot.paths.stepped?.({ align: 1 });
	return {
		...size,
		legend: { show: false },
		scales: {
			x: { time: false },
			y: { range: (_, __, most) => [0, by === "shares" ? 1 : Math.max(1, most ?? 1)] },
		},
		cursor: {
			y: false,
			points: { show: false },
			drag: { x: true, y: false, setScale: false },
			bind: {
				dblclick: () => () => {
					latest().onReset();
					return null;
				},
			},
		},
		hooks: {
			setCursor: [(chart) => latest().onHover(binUnder(chart, latest().bins))],
			setSelect: [
				(chart) => {
					const { left, width: wide } = chart.select;
					if (wide < 4) return;
					const [from, to] = [left, left + wide].map((px) => chart.posToVal(px, "x") * 1000);
					chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
					latest().onSelect({ fromMs: from ?? 0, toMs: to ?? 0 });
				},
			],
		},
		axes: chartAxes(
			{
				incrs: TICKS_S,
				space: remInPx(4),
				values: (_, ticks) => ticks.map((tick) => clockTime(tick * 1000)),
			},
			{
				incrs: by === "shares" ? [0.25] : [1, 2, 5, 10, 20, 50, 100],
				values: (_, ticks) => ticks.map((tick) => (by === "shares" ? percent(tick) : `${tick}`)),
			},
		),
		series: [
			{},
			...STACKED.toReversed().map((label) => ({
				fill: LABEL_LOOKS[label].colour,
				stroke: INK,
				width: 0.5,
				points: { show: false },
				...(stepped === undefined ? {} : { paths: stepped }),
			})),
		],
	};
}
