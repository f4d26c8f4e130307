import { binLengthFor, binSeconds, type RoomBin } from "../engine/bin-seconds.ts";
import type { Moment } from "../engine/find-moments.ts";
import { EXPORT_FORMATS } from "../shared/export-format.ts";
import { exportParts } from "../shared/export-parts.ts";
import type { ExportRecord } from "../shared/export-record.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { readFaces } from "../store/read-history.ts";
import { writeSessionFile } from "../store/session-file.ts";
import { saveFile, saveInParts, savePng } from "../ui/save-file.ts";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { history, running } from "./history-state.ts";
import { recordsOfSession } from "./session-records.ts";
import { wholeOf } from "./session-room.ts";
import { stateOf, stemOfSession, titleOf } from "./session-words.ts";
import { timelineSvg } from "./timeline-svg.ts";
import { writeReport } from "./write-report.ts";

/** Bins of a chart that is saved: twice as many as on the page, since it can be enlarged. */
const CHART_BINS = 600;

/** Width of a saved picture in pixels. */
const PICTURE_PX = 2400;

/** What is saved of a session. */
export interface SessionParts {
	session: SessionRow;
	seconds: readonly RoomSecond[];
	/** Parts of `seconds` that were damaged and are missing. */
	damaged: number;
	moments: readonly Moment[];
}

/** Who makes a long file is told, */
export interface Making {
	/** while it goes on, how far it is, in [0, 1]; */
	onShare: (share: number) => void;
	/** once it is made, how many damaged parts of the faces are missing in it. */
	onDamaged: (parts: number) => void;
}

/** Saves every face of every second in a format of tables. */
export async function saveTable(
	{ session }: SessionParts,
	format: "csv" | "sql",
	{ onShare, onDamaged }: Making,
): Promise<void> {
	const faces = await readFaces(await history(), session.id);
	const { names, rows, parts } = faces;
	const { notOkay } = settings.peek();
	const stem = stemOfSession(session);
	function* records(): Generator<ExportRecord[]> {
		for (const part of parts) yield recordsOfSession(stem, part, names, notOkay);
	}
	const file = exportParts(format, [stem, ...names.values()], records());
	const type = `${EXPORT_FORMATS[format]};charset=utf-8`;
	await saveInParts(`${stem}.${format}`, type, file, (made) => onShare(made / rows));
	onDamaged(faces.damaged);
}

/** Saves the session as a file that can be imported again. */
export async function saveSession(
	{ session, seconds }: SessionParts,
	{ onShare, onDamaged }: Making,
): Promise<void> {
	const faces = await readFaces(await history(), session.id);
	const { names, rows, parts } = faces;
	const file = writeSessionFile(session, seconds, parts, names);
	await saveInParts(`${stemOfSession(session)}.json`, "application/json", file, (made) =>
		onShare(made / rows),
	);
	onDamaged(faces.damaged);
}

/** Saves a report to read, print and pass on. */
export async function saveReport(given: SessionParts): Promise<void> {
	const { session, seconds } = given;
	const minutes = binSeconds(seconds, wholeOf(seconds), 60_000).filter((bin) => bin !== null);
	const state = stateOf(session, running.peek());
	const parts = { ...given, state, chart: chartOf(seconds), minutes };
	const report = writeReport(parts, words.peek());
	saveFile(`${stemOfSession(session)}.html`, new Blob([report], { type: "text/html" }));
}

/** Saves the chart as a picture. */
export async function saveChart({ session, seconds }: SessionParts): Promise<void> {
	const svg = timelineSvg(chartOf(seconds), titleOf(session, words.peek()), words.peek());
	const picture = new Image();
	picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
	await picture.decode();
	const heightPx = Math.round((PICTURE_PX * picture.naturalHeight) / picture.naturalWidth);
	const canvas = new OffscreenCanvas(PICTURE_PX, heightPx);
	canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	await savePng(`${stemOfSession(session)}-chart`, canvas);
}

function chartOf(seconds: readonly RoomSecond[]): (RoomBin | null)[] {
	const whole = wholeOf(seconds);
	return binSeconds(seconds, whole, binLengthFor(whole.toMs - whole.fromMs, CHART_BINS));
}
