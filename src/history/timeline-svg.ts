import type { RoomBin } from "../engine/bin-seconds.ts";
import { INK, LABEL_LOOKS } from "../shared/label-look.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { clockTime } from "../ui/clock-time.ts";
import { escapeMarkup } from "./escape-markup.ts";
import { STACKED } from "./stacked-labels.ts";
import { TICKS_S } from "./time-ticks.ts";

/** Size of the picture, and of the plot in it, in SVG units. */
const PICTURE = { width: 1200, height: 420 } as const;
const PLOT = { left: 56, top: 56, width: 1120, height: 270 } as const;
const TEXT = "#d5d9e0";
const TITLE_SIZE = 19;
const MOST_TICKS = 8;

/**
 * Draws how many faces showed what over a session as an SVG picture with its own title, axes and legend.
 *
 * @param bins All of one length; null leaves a gap.
 */
export function timelineSvg(
	bins: readonly (RoomBin | null)[],
	title: string,
	words: Words,
): string {
	const most = Math.max(1, ...bins.map((bin) => bin?.faces ?? 0));
	const wide = PLOT.width / Math.max(1, bins.length);
	const bars = bins.flatMap((bin, index) => (bin === null ? [] : stack(bin, index, wide, most)));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" role="img" aria-label="${escapeMarkup(title)}" font-family="system-ui, sans-serif" font-size="15" fill="${TEXT}">`,
		`<rect width="${PICTURE.width}" height="${PICTURE.height}" rx="12" fill="${INK}"/>`,
		`<text x="${PLOT.left}" y="34" font-size="${fixed(titleSize(title))}" font-weight="600">${escapeMarkup(title)}</text>`,
		...levels(most),
		// Edges on whole pixels, or seams would show between neighbours.
		'<g shape-rendering="crispEdges">',
		...bars,
		"</g>",
		...times(bins),
		...legend(words),
		"</svg>",
	].join("\n");
}

/** A title that is too long for the picture is written smaller. A letter takes some 0.62 em, a wide character a whole one. */
function titleSize(title: string): number {
	const ems = [...title].reduce((sum, letter) => sum + (letter < "\u1100" ? 0.62 : 1), 0);
	return Math.min(TITLE_SIZE, PLOT.width / ems);
}

function stack({ counts }: RoomBin, index: number, wide: number, most: number): string[] {
	const x = PLOT.left + index * wide;
	let y = PLOT.top + PLOT.height;
	return STACKED.filter((label) => counts[label] > 0).map((label) => {
		const height = (counts[label] / most) * PLOT.height;
		y -= height;
		// A hair wider than its place: rounded to whole pixels, none then leaves a gap.
		return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(wide + 0.3)}" height="${fixed(height)}" fill="${LABEL_LOOKS[label].colour}"/>`;
	});
}

/** Lines at whole numbers of faces. */
function levels(most: number): string[] {
	const step = [1, 2, 5, 10, 20, 50, 100].find((each) => most / each <= 5) ?? 200;
	return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => {
		const y = fixed(PLOT.top + PLOT.height - ((index * step) / most) * PLOT.height);
		return `<path d="M${PLOT.left} ${y}h${PLOT.width}" stroke="#ffffff" stroke-opacity=".15"/><text x="${PLOT.left - 10}" y="${y}" dy=".35em" text-anchor="end">${index * step}</text>`;
	});
}

function times(bins: readonly (RoomBin | null)[]): string[] {
	const kept = bins.find((bin) => bin !== null);
	if (!kept) return [];
	const binMs = kept.toMs - kept.fromMs;
	const firstMs = kept.fromMs - bins.indexOf(kept) * binMs;
	const spanMs = bins.length * binMs;
	const stepMs = 1000 * (TICKS_S.find((each) => spanMs / (1000 * each) <= MOST_TICKS) ?? spanMs);
	const first = Math.ceil(firstMs / stepMs);
	const last = Math.floor((firstMs + spanMs) / stepMs);
	return Array.from({ length: last - first + 1 }, (_, index) => {
		const atMs = (first + index) * stepMs;
		const share = (atMs - firstMs) / spanMs;
		// What stands at an end stays within the picture.
		const anchor = share < 0.02 ? "start" : share > 0.98 ? "end" : "middle";
		return `<text x="${fixed(PLOT.left + share * PLOT.width)}" y="${PLOT.top + PLOT.height + 24}" text-anchor="${anchor}">${clockTime(atMs)}</text>`;
	});
}

function legend({ say }: Words): string[] {
	const wide = PLOT.width / STACKED.length;
	const y = PICTURE.height - 34;
	return STACKED.map((label, index) => {
		const x = PLOT.left + index * wide;
		return `<rect x="${fixed(x)}" y="${y}" width="14" height="14" rx="3" fill="${LABEL_LOOKS[label].colour}"/><text x="${fixed(x + 22)}" y="${y + 12}">${escapeMarkup(say(labelKey(label)))}</text>`;
	});
}

const fixed = (value: number): string => value.toFixed(2);
