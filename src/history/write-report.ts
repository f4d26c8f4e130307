import { type RoomBin, sharesOfCounts } from "../engine/bin-seconds.ts";
import type { Moment } from "../engine/find-moments.ts";
import { LABEL_LOOKS } from "../shared/label-look.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { clockTime } from "../ui/clock-time.ts";
import { platformName } from "../ui/platform-name.ts";
import { escapeMarkup as safe } from "./escape-markup.ts";
import { momentSentence } from "./moment-sentence.ts";
import { type SessionState, titleOf } from "./session-words.ts";
import { STACKED } from "./stacked-labels.ts";
import { timelineSvg } from "./timeline-svg.ts";

/** What a report is made of. */
export interface ReportParts {
	session: SessionRow;
	/** How it stands when the report is made. */
	state: SessionState;
	/** Some hundreds over the whole session, for the chart. */
	chart: readonly (RoomBin | null)[];
	/** One a minute, for the table. */
	minutes: readonly RoomBin[];
	moments: readonly Moment[];
	/** Damaged parts that are missing in all of this. */
	damaged: number;
}

const STYLE = `
:root{color-scheme:light;font:15px/1.5 system-ui,sans-serif;color:#14171d}
body{max-width:62rem;margin:2.5rem auto;padding:0 1.5rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:1.1rem;margin:2rem 0 .5rem}
p{margin:.25rem 0}.soft{color:#535b68}svg{display:block;width:100%;height:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .6rem .3rem 0;border-bottom:1px solid #e1e5ea;text-align:end}
th:first-child,td:first-child{text-align:start}thead th{color:#535b68;font-size:.8rem}
.shares{width:auto;min-width:28rem}.shares td:nth-child(2){width:16rem}
.bar{display:block;height:.7rem;border-radius:.35rem;print-color-adjust:exact;-webkit-print-color-adjust:exact;box-shadow:inset 0 0 0 1px #14171d3d}
li{margin:.25rem 0}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,svg,li{break-inside:avoid}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@page{margin:16mm}`;

/** Writes a session as one HTML file that needs nothing else: no script, no font, no picture beside it. */
export function writeReport(
	{ session, state, chart, minutes, moments, damaged }: ReportParts,
	words: Words,
): string {
	const { say, count, language } = words;
	const title = safe(titleOf(session, words));
	const facts = [clockTime(session.lastMs), count("history_people", session.mostFaces)];
	if (session.name !== undefined) facts.unshift(platformName(session.platform, words));
	if (state === "running") facts.push(say("history_running"));
	if (state === "cut-off") facts.push(say("history_cut_off_hint"));
	const missing = damaged > 0 ? `<p><b>${safe(count("history_damaged", damaged))}</b></p>\n` : "";
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${title}</h1>
<p>${facts.map(safe).join(" · ")}</p>
${missing}<p class="soft">${safe(say("history_report_limits"))}</p>
<h2>${safe(say("history_timeline"))}</h2>
${timelineSvg(chart, say("history_chart_title"), words)}
<h2>${safe(say("analyse_shares"))}</h2>
${sharesTable(session, words)}
<h2>${safe(say("history_moments"))}</h2>
<p class="soft">${safe(say("history_moments_hint"))}</p>
${momentItems(moments, words)}
<h2>${safe(say("history_table"))}</h2>
${minutesTable(minutes, words)}
<p class="soft">${safe(say("history_report_made"))}</p>
</body>
</html>
`;
}

function sharesTable({ totals }: SessionRow, { say, percent }: Words): string {
	const rows = sharesOfCounts(totals).map(
		({ label, share }) =>
			`<tr><td>${safe(say(labelKey(label)))}</td><td><span class="bar" style="width:${(share * 100).toFixed(1)}%;background:${LABEL_LOOKS[label].colour}"></span></td><td>${safe(percent(share))}</td></tr>`,
	);
	return `<table class="shares">${rows.join("")}</table>`;
}

function momentItems(moments: readonly Moment[], words: Words): string {
	if (moments.length === 0) return `<p>${safe(words.say("history_moments_none"))}</p>`;
	const items = moments.map(
		(moment) => `<li><b>${clockTime(moment.atMs)}</b> ${safe(momentSentence(moment, words))}</li>`,
	);
	return `<ul>${items.join("\n")}</ul>`;
}

function minutesTable(minutes: readonly RoomBin[], { say, percent, language }: Words): string {
	const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
	const head = [say("history_column_time"), say("column_faces")].concat(
		STACKED.map((label) => say(labelKey(label))),
	);
	const rows = minutes.map(({ fromMs, faces, counts }) => {
		const shares = STACKED.map((label) =>
			faces > 0 ? percent(counts[label] / faces) : say("nothing"),
		);
		const cells = [clockTime(fromMs), number.format(faces), ...shares];
		return `<tr>${cells.map((cell) => `<td>${safe(cell)}</td>`).join("")}</tr>`;
	});
	const heads = head.map((cell) => `<th scope="col">${safe(cell)}</th>`).join("");
	return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}
