import type { Instant } from "../engine/session-clock.ts";
import type { CallChoice, Keeping } from "../shared/keeping.ts";
import type { TileReadings } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import { eraseOlderThan } from "../store/erase-history.ts";
import type { HistoryDatabase, OpenOptions } from "../store/history-database.ts";
import { Endings } from "./endings.ts";
import { findSession } from "./find-session.ts";
import { decide, isWanted, type KeptCall, keepingOf, newCall } from "./kept-call.ts";
import { SessionRecorder } from "./session-recorder.ts";

/** At most so often something is written. */
const FLUSH_EVERY_MS = 2000;

/** What could not be written is tried again sooner: a database that was closed is open again at once. */
const RETRY_AFTER_MS = 500;

/** What the user has chosen is asked again after this, where no answer came: the service worker may have been ended. */
const ASK_AGAIN_AFTER_MS = 1000;

/** The readings of one frame, and where they come from. */
export interface CallReadings {
	tabId: number;
	frameId: number;
	platform: string;
	settings: Settings;
	tiles: readonly TileReadings[];
	/** Tiles that have gone since the frame before, or are out of sight now. */
	left: readonly string[];
	nameOf: (tileId: string) => string | null;
}

export interface KeeperEnvironment {
	openHistory: (options: Pick<OpenOptions, "onMade" | "onClosed">) => Promise<HistoryDatabase>;
	now: () => Instant;
	/** What the user has chosen for the call in a tab. */
	choiceOf: (tabId: number) => Promise<CallChoice>;
	onKeeping: (tabId: number, keeping: Keeping) => void;
	/** A tab's call is over, or gone from sight for a while. */
	onLeave: (tabId: number) => void;
	/** What was kept of a tab's call was erased. */
	onErased: (tabId: number) => void;
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
	private readonly endings: Endings;

	constructor(private readonly environment: KeeperEnvironment) {
		const { onErased } = environment;
		this.endings = new Endings({ onFailure: () => this.letGo(), onErased });
	}

	/** Takes in readings as they are made. */
	take(readings: CallReadings): void {
		const { tabId, frameId, platform, settings, tiles, left, nameOf } = readings;
		// A frame that was still under way when the call was left begins no other.
		if (tiles.length === 0 && !this.calls.has(tabId)) return;
		const call = this.callOf(tabId, settings);
		Object.assign(call, { platform, settings });
		if (call.choice === undefined) void this.askChoice(tabId, call);
		if (call.choice !== undefined && !isWanted(call)) void this.endCall(tabId, call);
		else {
			if (tiles.some(hasFace)) call.recorder ??= this.newRecorder(tabId, call);
			const name = settings.keepNames ? nameOf : null;
			const now = this.environment.now();
			call.recorder?.leave(now, String(frameId), left);
			call.recorder?.add(now, String(frameId), tiles, name);
			void this.flushIfDue(tabId, call);
		}
		this.tell(tabId, call);
	}

	/** The user has chosen for one call. */
	choose(tabId: number, choice: CallChoice): void {
		const call = this.calls.get(tabId);
		if (call === undefined) return;
		decide(call, choice);
		if (!isWanted(call)) void this.endCall(tabId, call);
		this.tell(tabId, call);
	}

	/**
	 * The tab's page has gone, is no longer read, or shows no call any more. What comes next there is asked about
	 * anew; whether it goes on in the same session is decided as after a reload.
	 */
	async leave(tabId: number): Promise<void> {
		const call = this.calls.get(tabId);
		if (call === undefined) return;
		this.calls.delete(tabId);
		this.environment.onLeave(tabId);
		if (isWanted(call)) await this.end(tabId, call);
	}

	/** Writes what readings have left in memory; to be called now and then, for calls that stand still. */
	async flushAll(): Promise<void> {
		const calls = [...this.calls].map(([tabId, call]) => this.flushIfDue(tabId, call));
		await Promise.all([...calls, this.endings.writeAll(this.environment.now())]);
	}

	/** Writes what is left of all calls, and that they have ended. */
	async finish(): Promise<void> {
		await Promise.all([...this.calls.keys()].map((tabId) => this.leave(tabId)));
		await this.endings.writeAll(this.environment.now());
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
		if (call.choice === undefined && choice !== undefined) decide(call, choice);
	}

	private newRecorder(tabId: number, call: KeptCall): SessionRecorder {
		const start = this.environment.now();
		const before = this.endings.of(tabId);
		return new SessionRecorder({
			open: () => this.open(),
			historyNumber: () => this.historyNumber,
			find: async () => {
				await this.endings.write(tabId, before);
				const { platform, choice } = call;
				const own = { tabId, platform, callMark: choice?.callMark ?? "" };
				return findSession(await this.open(), own, start, this.environment.newId);
			},
			start,
		});
	}

	private async flushIfDue(tabId: number, call: KeptCall): Promise<void> {
		const { recorder } = call;
		const { monotonicMs } = this.environment.now();
		if (recorder === undefined || !isWanted(call)) return;
		const everyMs = recorder.keeping.state === "failed" ? RETRY_AFTER_MS : FLUSH_EVERY_MS;
		if (monotonicMs - call.flushedAtMs < everyMs) return;
		call.flushedAtMs = monotonicMs;
		await recorder.flush();
		if (recorder.keeping.state === "failed") this.letGo();
		// What the user has erased is not begun anew behind their back.
		if (recorder.isErased && call.recorder === recorder) {
			call.recorder = undefined;
			call.choice = { keep: false, callMark: call.choice?.callMark ?? "" };
			this.environment.onErased(tabId);
		}
		if (this.calls.get(tabId) === call) this.tell(tabId, call);
	}

	private async endCall(tabId: number, call: KeptCall): Promise<void> {
		await this.end(tabId, call);
		if (this.calls.get(tabId) === call) this.tell(tabId, call);
	}

	private async end(tabId: number, call: KeptCall): Promise<void> {
		const { recorder } = call;
		if (recorder === undefined) return;
		call.recorder = undefined;
		const now = this.environment.now();
		recorder.end(now);
		this.endings.add(tabId, recorder, now);
		await this.endings.write(tabId, [recorder]).catch(() => undefined); // tried again with all others
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
				forget();
			},
		});
		const forget = () => {
			if (this.database === opened) this.database = undefined;
		};
		opened.catch(forget); // it is tried again
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
