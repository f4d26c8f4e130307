import { SecondCollector } from "../engine/second-collector.ts";
import { type Instant, SessionClock } from "../engine/session-clock.ts";
import { countLabels } from "../shared/count-labels.ts";
import type { Keeping } from "../shared/keeping.ts";
import type { KeptSecond } from "../shared/kept-second.ts";
import type { TileReadings } from "../shared/readings.ts";
import { type Sleep, withSleeps } from "../shared/sleep.ts";
import type { HistoryDatabase } from "../store/history-database.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { extendSession, writeSeconds } from "../store/write-history.ts";
import type { FoundSession } from "./find-session.ts";

/** What could not be written yet is held back for so many seconds; then the oldest goes. */
export const MAX_PENDING = 1800;

/** Faces of one session that can be told apart, far more than any call has; those after them are counted all the same. */
const MAX_FACES = 65_535;

export interface RecorderOptions {
	/** The open history; opened anew where the browser has closed it. */
	open: () => Promise<HistoryDatabase>;
	/** Changes where the history was deleted as a whole, by nobody's choice here. */
	historyNumber: () => number;
	/** Where what is recorded belongs; rejects while that cannot be known. */
	find: () => Promise<FoundSession>;
	start: Instant;
}

/**
 * Keeps one session: readings in, seconds to the store. It collects from the start, whether the history can be opened
 * or not, and keeps no timer; its owner flushes it.
 */
export class SessionRecorder {
	private readonly clock: SessionClock;
	private readonly collector = new SecondCollector();
	private session: SessionRow | undefined;
	private isNew = true;
	/** What of the session is from before: what is collected is counted from the recorder's start. */
	private before = { aheadMs: 0, faces: 0, sleeps: [] as readonly Sleep[] };
	/** Of the history that the session was last found in. */
	private foundIn = 0;
	/** When the session's first second was, from its start, where those before it are gone. */
	private begunAnewMs: number | undefined;
	private pending: KeptSecond[] = [];
	/** Of faces as they are counted here. */
	private readonly names = new Map<number, string>();
	/** The session's faces that are in the store, with the name written of each. */
	private readonly kept = new Map<number, string | undefined>();
	private endedAtMs: number | null = null;
	private isEndWritten = false;
	private failure: HistoryProblem | undefined;
	private writing: Promise<void> = Promise.resolve();

	constructor(private readonly options: RecorderOptions) {
		this.clock = new SessionClock(options.start);
	}

	/** Why the latest flush wrote nothing. */
	get problem(): HistoryProblem | undefined {
		return this.failure;
	}

	/** The session is gone from the store: nothing more of it is kept. */
	get isErased(): boolean {
		return this.problem?.kind === "erased";
	}

	/** Nothing is left to write: all is in the store, that it has ended too, or the session was erased. */
	get isOver(): boolean {
		return this.isEndWritten || this.isErased;
	}

	get keeping(): Keeping {
		const { problem, session } = this;
		if (problem !== undefined)
			return {
				state: "failed",
				messageKey: `problem_history_${problem.kind}`,
				detail: problem.message,
			};
		if (session === undefined || this.isNew) return { state: "waiting" };
		const kept = { state: "keeping", sessionId: session.id, sinceMs: session.startedAtMs } as const;
		return this.begunAnewMs === undefined
			? kept
			: { ...kept, sinceMs: kept.sinceMs + this.begunAnewMs, isBegunAnew: true };
	}

	/**
	 * Takes in the readings of one frame.
	 *
	 * @param nameOf A tile's participant; null where no names are to be kept, nor those that are not written yet.
	 */
	add(
		now: Instant,
		pageKey: string,
		tiles: readonly TileReadings[],
		nameOf: ((tileId: string) => string | null) | null,
	): void {
		const atMs = this.clock.at(now);
		if (nameOf === null) this.names.clear();
		for (const { tileId, readings } of tiles) {
			this.keep(this.collector.add(atMs, `${pageKey}:${tileId}`, readings));
			const name = nameOf?.(tileId) ?? null;
			for (const { trackId } of name === null ? [] : readings) {
				const face = this.collector.faceOf(trackId);
				if (face !== undefined && name !== null) this.names.set(face, name);
			}
		}
	}

	/** Takes in that tiles are gone, or out of sight. */
	leave(now: Instant, pageKey: string, tileIds: readonly string[]): void {
		const atMs = this.clock.at(now);
		for (const tileId of tileIds) this.keep(this.collector.leave(atMs, `${pageKey}:${tileId}`));
	}

	/** Writes what has come since the last flush; a failure is kept in `keeping`, and tried again with the next. */
	flush(): Promise<void> {
		this.writing = this.writing.then(() => this.write());
		return this.writing;
	}

	/** Takes nothing more in; the next flush writes what is left, and that the session has ended. */
	end({ wallMs }: Instant): void {
		this.keep(this.collector.finish());
		this.endedAtMs = wallMs;
	}

	private keep(seconds: readonly KeptSecond[]): void {
		// A session begins with its first face.
		const begun = !this.isNew || this.pending.length > 0;
		const first = begun ? 0 : seconds.findIndex(({ faces }) => faces > 0);
		if (first >= 0) this.pending.push(...seconds.slice(first));
		if (this.pending.length > MAX_PENDING)
			this.pending.splice(0, this.pending.length - MAX_PENDING);
	}

	private async write(): Promise<void> {
		if (this.isOver) return;
		const { endedAtMs } = this;
		try {
			const session = this.session ?? (await this.find());
			const seconds = [...this.pending];
			if (seconds.length > 0 || (endedAtMs !== null && !this.isNew))
				await this.writeDown(seconds, { ...session, endedAtMs });
			this.failure = undefined;
			this.isEndWritten = endedAtMs !== null;
		} catch (error) {
			this.failure = HistoryProblem.from(error);
			if (!this.isErased || this.foundIn === this.options.historyNumber()) return;
			this.beginAnew();
			await this.write();
		}
	}

	private async find(): Promise<SessionRow> {
		const { session, isNew, aheadMs } = await this.options.find();
		this.session = session;
		this.isNew = isNew;
		this.before = { aheadMs, faces: session.faces, sleeps: session.sleeps ?? [] };
		this.foundIn = this.options.historyNumber();
		return session;
	}

	private async writeDown(collected: readonly KeptSecond[], before: SessionRow): Promise<void> {
		const seconds = collected.map((second) => this.place(second));
		const session = extendSession({ ...before, sleeps: this.sleeps() }, seconds);
		const faces = new Set(seconds.flatMap(({ seen }) => seen.map(({ face }) => face)));
		const names = [...this.names]
			.map(([face, name]): [number, string] => [face + this.before.faces, name])
			.filter(([face]) => faces.has(face) || this.kept.has(face))
			.filter(([face, name]) => this.kept.get(face) !== name);
		const flush = { session, seconds, names };
		await writeSeconds(await this.options.open(), flush, { isNew: this.isNew });
		this.session = session;
		this.isNew = false;
		this.foundIn = this.options.historyNumber();
		this.pending = this.pending.filter((second) => !collected.includes(second));
		// They go with seconds: where there are none, they wait.
		if (seconds.length === 0) return;
		for (const face of faces) this.kept.set(face, this.kept.get(face));
		for (const [face, name] of names) this.kept.set(face, name);
	}

	/** A second as one of the session. */
	private place({ atMs, seen, ...second }: KeptSecond): KeptSecond {
		const { aheadMs, faces } = this.before;
		const placed = seen.map(({ face, ...shown }) => ({ face: face + faces, ...shown }));
		return {
			...second,
			atMs: atMs + aheadMs,
			seen: placed.filter(({ face }) => face <= MAX_FACES),
		};
	}

	private sleeps(): Sleep[] {
		const { aheadMs, sleeps } = this.before;
		const own = this.clock.sleeps.map(({ atMs, forMs }) => ({ atMs: atMs + aheadMs, forMs }));
		return [...sleeps, ...own];
	}

	/** The whole history is gone, and not by the user's hand: the session goes on with what is not written yet. */
	private beginAnew(): void {
		if (this.session === undefined) return;
		const blank = { lastMs: 0, seconds: 0, faces: 0, mostFaces: 0, totals: countLabels([]) };
		this.session = { ...this.session, ...blank, name: undefined };
		this.isNew = true;
		this.kept.clear();
		this.failure = undefined;
		this.foundIn = this.options.historyNumber();
		const firstMs = (this.pending[0]?.atMs ?? 0) + this.before.aheadMs;
		this.begunAnewMs = withSleeps(firstMs, this.sleeps());
	}
}
