import { SecondCollector } from "../engine/second-collector.ts";
import { type Instant, SessionClock } from "../engine/session-clock.ts";
import { countLabels } from "../shared/count-labels.ts";
import type { Keeping } from "../shared/keeping.ts";
import type { KeptSecond } from "../shared/kept-second.ts";
import type { TileReadings } from "../shared/readings.ts";
import type { HistoryDatabase } from "../store/history-database.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { extendSession, writeSeconds } from "../store/write-history.ts";

/** What could not be written yet is held back for so many seconds; then the oldest goes. */
const MAX_PENDING = 1800;

export interface RecorderOptions {
	/** The open history; opened anew where the browser has closed it. */
	open: () => Promise<HistoryDatabase>;
	/** Changes where the history was deleted as a whole, by nobody's choice here. */
	historyNumber: () => number;
	/** As it is to begin, or as it stands and is to go on. */
	session: SessionRow;
	isNew: boolean;
	start: Instant;
}

/** Keeps one session: readings in, seconds to the store. It keeps no timer; its owner flushes it. */
export class SessionRecorder {
	private readonly open: RecorderOptions["open"];
	private readonly historyNumber: RecorderOptions["historyNumber"];
	/** Of the history that the session was last found in. */
	private foundIn: number;
	private readonly clock: SessionClock;
	private readonly collector: SecondCollector;
	private session: SessionRow;
	private isNew: boolean;
	/** When the session's first second was, from its start, where those before it are gone. */
	private begunAnewMs: number | undefined;
	private pending: KeptSecond[] = [];
	private names = new Map<number, string>();
	private problem: HistoryProblem | undefined;
	private writing: Promise<void> = Promise.resolve();

	constructor({ open, historyNumber, session, isNew, start }: RecorderOptions) {
		this.open = open;
		this.historyNumber = historyNumber;
		this.foundIn = historyNumber();
		this.session = session;
		this.isNew = isNew;
		this.clock = new SessionClock(start, sessionMsAt(session, start, isNew));
		this.collector = new SecondCollector(session.faces);
	}

	/** The session is gone from the store: nothing more of it is kept. */
	get isErased(): boolean {
		return this.problem?.kind === "erased";
	}

	get keeping(): Keeping {
		const { problem, session } = this;
		if (problem !== undefined)
			return {
				state: "failed",
				messageKey: `problem_history_${problem.kind}`,
				detail: problem.message,
			};
		if (this.isNew) return { state: "waiting" };
		const kept = { state: "keeping", sessionId: session.id, sinceMs: session.startedAtMs } as const;
		return this.begunAnewMs === undefined
			? kept
			: { ...kept, sinceMs: kept.sinceMs + this.begunAnewMs, isBegunAnew: true };
	}

	/**
	 * Takes in the readings of one frame.
	 *
	 * @param nameOf A tile's participant, where names are to be kept too.
	 */
	add(
		now: Instant,
		pageKey: string,
		tiles: readonly TileReadings[],
		nameOf: (tileId: string) => string | null,
	): void {
		const atMs = this.clock.at(now);
		for (const { tileId, readings } of tiles) {
			this.keep(this.collector.add(atMs, `${pageKey}:${tileId}`, readings));
			const name = nameOf(tileId);
			for (const { trackId } of name === null ? [] : readings) {
				const face = this.collector.faceOf(trackId);
				if (face !== undefined && name !== null) this.names.set(face, name);
			}
		}
	}

	/** Writes what has come since the last flush; a failure is kept in `keeping`, and tried again with the next. */
	flush(): Promise<void> {
		this.writing = this.writing.then(() => this.write(null));
		return this.writing;
	}

	/** Writes what is left, and that the session has ended. */
	end({ wallMs }: Instant): Promise<void> {
		this.keep(this.collector.finish());
		this.writing = this.writing.then(() => this.write(wallMs));
		return this.writing;
	}

	private keep(seconds: readonly KeptSecond[]): void {
		// A session begins with its first face.
		const begun = !this.isNew || this.pending.length > 0;
		const first = begun ? 0 : seconds.findIndex(({ faces }) => faces > 0);
		if (first >= 0) this.pending.push(...seconds.slice(first));
		if (this.pending.length > MAX_PENDING)
			this.pending.splice(0, this.pending.length - MAX_PENDING);
	}

	private async write(endedAtMs: number | null): Promise<void> {
		const seconds = [...this.pending];
		if (this.isErased || (seconds.length === 0 && (this.isNew || endedAtMs === null))) return;
		const session = { ...extendSession(this.session, seconds), endedAtMs };
		const isKept = new Set(seconds.flatMap(({ seen }) => seen.map(({ face }) => face)));
		const names = [...this.names].filter(([face]) => isKept.has(face) && face > this.session.faces);
		try {
			const flush = { session, seconds, names };
			await writeSeconds(await this.open(), flush, { isNew: this.isNew });
			this.session = session;
			this.isNew = false;
			this.foundIn = this.historyNumber();
			this.problem = undefined;
			this.pending = this.pending.filter((second) => !seconds.includes(second));
		} catch (error) {
			this.problem = HistoryProblem.from(error);
			if (!this.isErased || this.foundIn === this.historyNumber()) return;
			this.beginAnew();
			await this.write(endedAtMs);
		}
	}

	/** The whole history is gone, and not by the user's hand: the session goes on with what is not written yet. */
	private beginAnew(): void {
		const blank = { lastMs: 0, seconds: 0, faces: 0, mostFaces: 0, totals: countLabels([]) };
		this.session = { ...this.session, ...blank };
		this.isNew = true;
		this.problem = undefined;
		this.foundIn = this.historyNumber();
		this.begunAnewMs = this.pending[0]?.atMs ?? 0;
	}
}

/** Where a session stands: one that goes on has a gap since its last second. */
function sessionMsAt(session: SessionRow, { wallMs }: Instant, isNew: boolean): number {
	if (isNew) return 0;
	const afterLast = Math.ceil(session.lastMs / 1000) * 1000;
	return Math.max(afterLast, wallMs - session.startedAtMs);
}
