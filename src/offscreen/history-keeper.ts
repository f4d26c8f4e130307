import type { Instant } from "../engine/session-clock.ts";
import type { CallChoice, Keeping } from "../shared/keeping.ts";
import type { TileReadings } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import { eraseOlderThan } from "../store/erase-history.ts";
import type { HistoryDatabase, OpenOptions } from "../store/history-database.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import { isWanted, type KeptCall, keepingOf, newCall } from "./kept-call.ts";
import { openRecorder } from "./open-recorder.ts";

/** At most so often something is written. */
const FLUSH_EVERY_MS = 2000;

/** A history that could not be opened is tried again after this: until then a call is not kept. */
const REOPEN_AFTER_MS = FLUSH_EVERY_MS;

/** What the user has chosen is asked again after this, where no answer came: the service worker may have been ended. */
const ASK_AGAIN_AFTER_MS = 1000;

/** The readings of one frame, and where they come from. */
export interface CallReadings {
	tabId: number;
	frameId: number;
	platform: string;
	settings: Settings;
	tiles: readonly TileReadings[];
	nameOf: (tileId: string) => string | null;
}

export interface KeeperEnvironment {
	openHistory: (options: Pick<OpenOptions, "onMade" | "onClosed">) => Promise<HistoryDatabase>;
	now: () => Instant;
	/** What the user has chosen for the call in a tab. */
	choiceOf: (tabId: number) => Promise<CallChoice>;
	onKeeping: (tabId: number, keeping: Keeping) => void;
	newId: () => string;
}

/**
 * Keeps the history of the calls for which the user has chosen so: one session a tab, whatever its
 * frames. Two tabs are two sessions, also where they show the same call; one call that is reloaded in
 * its tab is one. Whatever goes wrong here, the call goes on.
 */
export class HistoryKeeper {
	private readonly calls = new Map<number, KeptCall>();
	private database: Promise<HistoryDatabase> | undefined;
	/** Grows where the history was deleted as a whole, or had to be made: what it held is gone. */
	private historyNumber = 0;
	/** Sessions that are being ended: what follows in their tab waits for them. */
	private readonly endings = new Map<number, Promise<void>>();

	constructor(private readonly environment: KeeperEnvironment) {}

	/** Takes in readings as they are made. */
	take(readings: CallReadings): void {
		const { tabId, frameId, platform, settings, tiles, nameOf } = readings;
		const call = this.callOf(tabId, settings);
		Object.assign(call, { platform, settings });
		if (call.choice === undefined) void this.askChoice(tabId, call);
		if (!isWanted(call)) {
			if (call.recorder !== undefined) void this.endCall(tabId, call);
		} else if (call.recorder === undefined) {
			if (tiles.some(hasFace)) void this.begin(tabId, call);
		} else {
			const name = settings.keepNames ? nameOf : () => null;
			call.recorder.add(this.environment.now(), String(frameId), tiles, name);
			void this.flushIfDue(tabId, call);
		}
		this.tell(tabId, call);
	}

	/** The user has chosen for one call. */
	choose(tabId: number, choice: CallChoice): void {
		const call = this.calls.get(tabId);
		if (call === undefined) return;
		call.choice = choice;
		if (choice.keep === true) call.problem = undefined;
		if (!isWanted(call)) void this.endCall(tabId, call);
		this.tell(tabId, call);
	}

	/** The tab's page has gone, or is no longer read. */
	async leave(tabId: number): Promise<void> {
		const call = this.calls.get(tabId);
		if (call === undefined) return;
		this.calls.delete(tabId);
		await this.end(tabId, call);
	}

	/** Writes what readings have left in memory; to be called now and then, for calls that stand still. */
	async flushAll(): Promise<void> {
		await Promise.all([...this.calls].map(([tabId, call]) => this.flushIfDue(tabId, call)));
	}

	/** Writes what is left of all calls, and that they have ended. */
	async finish(): Promise<void> {
		for (const tabId of this.calls.keys()) void this.leave(tabId);
		await Promise.all(this.endings.values());
	}

	/** Erases what is older than the user wants it kept. */
	async eraseOlderThan(days: number): Promise<number> {
		return eraseOlderThan(await this.open(), days, this.environment.now().wallMs);
	}

	/** How each call stands. */
	facts(): { tabId: number; keeping: Keeping }[] {
		return [...this.calls].map(([tabId, call]) => ({ tabId, keeping: keepingOf(call) }));
	}

	private callOf(tabId: number, settings: Settings): KeptCall {
		const known = this.calls.get(tabId);
		if (known !== undefined) return known;
		const call = newCall(settings);
		this.calls.set(tabId, call);
		return call;
	}

	private async askChoice(tabId: number, call: KeptCall): Promise<void> {
		const { monotonicMs } = this.environment.now();
		if (monotonicMs - call.askedAtMs < ASK_AGAIN_AFTER_MS) return;
		call.askedAtMs = monotonicMs;
		const choice = await this.environment.choiceOf(tabId).catch(() => undefined);
		call.choice ??= choice;
	}

	private async begin(tabId: number, call: KeptCall): Promise<void> {
		const start = this.environment.now();
		if (call.isOpening || start.monotonicMs < call.retryAtMs) return;
		call.isOpening = true;
		try {
			await this.endings.get(tabId);
			const recorder = await openRecorder({
				open: () => this.open(),
				historyNumber: () => this.historyNumber,
				call: { tabId, platform: call.platform, callMark: call.choice?.callMark ?? "" },
				now: this.environment.now,
				newId: this.environment.newId,
			});
			if (this.calls.get(tabId) === call && isWanted(call)) call.recorder = recorder;
			call.problem = undefined;
		} catch (error) {
			this.letGo();
			call.problem = HistoryProblem.from(error);
			call.retryAtMs = start.monotonicMs + REOPEN_AFTER_MS;
		}
		call.isOpening = false;
	}

	private async flushIfDue(tabId: number, call: KeptCall): Promise<void> {
		const { recorder } = call;
		const { monotonicMs } = this.environment.now();
		if (recorder === undefined || monotonicMs - call.flushedAtMs < FLUSH_EVERY_MS) return;
		call.flushedAtMs = monotonicMs;
		await recorder.flush();
		if (recorder.keeping.state === "failed") this.letGo();
		// What the user has erased is not begun anew behind their back.
		if (recorder.isErased && call.recorder === recorder) {
			call.recorder = undefined;
			call.choice = { keep: false, callMark: call.choice?.callMark ?? "" };
		}
		if (this.calls.get(tabId) === call) this.tell(tabId, call);
	}

	private async endCall(tabId: number, call: KeptCall): Promise<void> {
		await this.end(tabId, call);
		if (this.calls.get(tabId) === call) this.tell(tabId, call);
	}

	private end(tabId: number, call: KeptCall): Promise<void> {
		const { recorder } = call;
		call.recorder = undefined;
		call.problem = undefined;
		if (recorder === undefined) return Promise.resolve();
		const ending = recorder.end(this.environment.now());
		this.endings.set(tabId, ending);
		return ending;
	}

	private tell(tabId: number, call: KeptCall): void {
		const keeping = keepingOf(call);
		const told = JSON.stringify(keeping);
		if (told === call.told) return;
		call.told = told;
		this.environment.onKeeping(tabId, keeping);
	}

	/** One connection for all calls. */
	private open(): Promise<HistoryDatabase> {
		this.database ??= this.openAnew();
		return this.database;
	}

	private openAnew(): Promise<HistoryDatabase> {
		const opened = this.environment.openHistory({
			onMade: () => {
				this.historyNumber += 1;
			},
			onClosed: (isDeleted) => {
				if (isDeleted) this.historyNumber += 1;
				if (this.database === opened) this.database = undefined;
			},
		});
		return opened;
	}

	/** Closes a connection that failed, so that the next one is new. */
	private letGo(): void {
		const failed = this.database;
		this.database = undefined;
		failed?.then((database) => database.close()).catch(() => undefined);
	}
}

const hasFace = ({ readings }: TileReadings): boolean =>
	readings.some(({ trackState }) => trackState === "confirmed");
