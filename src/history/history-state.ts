import { computed, signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { call } from "../shared/wire.ts";
import { forgetEmptied, isEmptied } from "../store/emptied-history.ts";
import { eraseEverything, eraseSession } from "../store/erase-history.ts";
import { type HistoryDatabase, openHistory } from "../store/history-database.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { listSessions, type Readable } from "../store/read-history.ts";
import { renameSession } from "../store/rename-session.ts";
import { answerInTime } from "../ui/answer-in-time.ts";
import { eraseOldSessions } from "./erase-old-sessions.ts";
import { type ImportOutcome, importInWorker } from "./import-in-worker.ts";

/** A call that is being kept adds to its session; the list follows it. */
const LOOK_EVERY_MS = 3000;

/** What the page has just done, or could not do. */
export type Outcome =
	| { kind: "erased-all"; sessions: number }
	| { kind: "erased-one" }
	| { kind: "import-stopped" }
	| Exclude<ImportOutcome, { kind: "failed" }>
	| { kind: "problem"; problem: HistoryProblem };

/** All sessions, the latest first; null until they are read. */
export const sessions = signal<Readable<SessionRow> | null>(null);

/** Why the history cannot be shown at all. */
export const failure = signal<HistoryProblem | null>(null);

/** Whether the browser has emptied a damaged history, and the user has not put the notice away. */
export const wasEmptied = signal(false);

export const outcome = signal<Outcome | null>(null);

const importUnderWay = signal<AbortController | null>(null);

/** Whether a file is being imported; of a long call this takes seconds, or minutes on a slow machine. */
export const isImporting = computed(() => importUnderWay.value !== null);

/** Sessions that a call is adding to now. */
export const running = signal<ReadonlySet<string>>(new Set());

/** What the browser counts as stored, in bytes. */
export const storedBytes = signal<number | null>(null);

/** Whether sessions have gone while the page was open, here or elsewhere: the browser's count follows late. */
export const hasErased = signal(false);

const chosenId = signal(idInAddress());

/** The session that is open; null for the list. */
export const chosen = computed(
	() => sessions.value?.found.find(({ id }) => id === chosenId.value) ?? null,
);

/** Whether the address names a session that is not there any more: the list comes in its place. */
export const isGone = computed(
	() => chosenId.value !== null && sessions.value !== null && chosen.value === null,
);

let database: Promise<HistoryDatabase> | undefined;

/** The open history; opened anew after a failure. */
export function history(): Promise<HistoryDatabase> {
	database ??= openHistory({
		onClosed: () => {
			database = undefined;
		},
	});
	database.catch(() => {
		database = undefined;
	});
	return database;
}

/** Opens the history, puts it in order, and follows it for as long as the page is open. */
export async function openPageHistory(): Promise<void> {
	addEventListener("hashchange", () => {
		chosenId.value = idInAddress();
		outcome.value = null;
	});
	await look();
	await history()
		.then((open) => eraseOldSessions(open, Date.now()))
		.then((erased) => (erased > 0 ? look() : undefined))
		.catch(() => undefined);
	setInterval(() => void look(), LOOK_EVERY_MS);
}

/** Reads the list again. */
async function look(): Promise<void> {
	try {
		const [live, listed] = await Promise.all([liveSessions(), history().then(listSessions)]);
		running.value = live;
		if (listed.found.length < (sessions.peek()?.found.length ?? 0)) hasErased.value = true;
		if (JSON.stringify(listed) !== JSON.stringify(sessions.peek())) sessions.value = listed;
		wasEmptied.value = await history().then(isEmptied);
		failure.value = null;
	} catch (error) {
		failure.value = HistoryProblem.from(error);
	}
	storedBytes.value = (await navigator.storage.estimate()).usage ?? null;
}

export async function eraseAll(): Promise<void> {
	// Or what it brings would come after all was said to be erased.
	stopImport();
	await attempt(async () => {
		const count = sessions.peek()?.found.length ?? 0;
		await eraseEverything(await history());
		return { kind: "erased-all", sessions: count };
	});
}

export async function eraseOne(id: string): Promise<void> {
	location.hash = "";
	await attempt(async () => {
		await eraseSession(await history(), id);
		return { kind: "erased-one" };
	});
}

/** The user knows that the history was emptied. */
export async function putEmptiedAway(): Promise<void> {
	await attempt(async () => {
		await forgetEmptied(await history());
		return null;
	});
}

/** @returns Whether it could be done; `outcome` says why not. */
export async function renameOne(id: string, name: string): Promise<boolean> {
	await attempt(async () => {
		await renameSession(await history(), id, name);
		return null;
	});
	return outcome.peek() === null;
}

/** Imports a session file, unless one is being imported. */
export async function importFile(file: Blob): Promise<void> {
	if (isImporting.peek()) return;
	const stop = new AbortController();
	importUnderWay.value = stop;
	outcome.value = null;
	await attempt(async () => {
		const done = await importInWorker(file, stop.signal, Date.now()).finally(() => {
			importUnderWay.value = null;
		});
		if (done === null) return { kind: "import-stopped" };
		if (done.kind === "failed") throw new HistoryProblem(done.problem, done.detail);
		return done;
	});
}

/** Nothing of the session is kept then. */
export function stopImport(): void {
	importUnderWay.peek()?.abort();
}

/** @param action What it gives is said, once the list shows it; null for what the page shows anyway. */
async function attempt(action: () => Promise<Outcome | null>): Promise<void> {
	const done = await action().catch(
		(error: unknown): Outcome => ({ kind: "problem", problem: HistoryProblem.from(error) }),
	);
	await look();
	outcome.value = done;
}

/** Where a session is opened; the browser's way back leads to the list. */
export const addressOf = (id: string): string => `#session=${encodeURIComponent(id)}`;

function idInAddress(): string | null {
	return new URLSearchParams(location.hash.slice(1)).get("session");
}

async function liveSessions(): Promise<Set<string>> {
	const asked = call(browser.runtime.sendMessage, "offscreen", "diagnostics");
	const diagnostics = await answerInTime(asked, LOOK_EVERY_MS).catch(
		() => null, // nothing is switched on
	);
	const kept = (diagnostics?.history ?? []).map(({ keeping }) => keeping);
	return new Set(kept.flatMap((each) => (each.state === "keeping" ? [each.sessionId] : [])));
}
