import { wrap } from "comlink";
import type { HistoryProblem } from "../store/history-problem.ts";
import type { ImportRefusal } from "../store/session-file.ts";
import type { ImportWorker } from "./import-worker.ts";

/** How an import went. Plain JSON: it comes out of a worker. */
export type ImportOutcome =
	| { kind: "imported"; sessionId: string }
	/** The history had the session already. */
	| { kind: "known" }
	| { kind: "refused"; refusal: ImportRefusal }
	| { kind: "failed"; problem: HistoryProblem["kind"]; detail: string };

/**
 * Imports a session file in a thread of its own: reading hours of a large call takes long, and the page goes on
 * meanwhile. All of it is one transaction, so that a thread that is ended leaves nothing behind.
 *
 * @param stop Ends it.
 * @param nowMs By the wall clock.
 * @returns How it went; null where it was stopped.
 * @throws Where the thread itself fails, as for want of memory.
 */
export async function importInWorker(
	file: Blob,
	stop: AbortSignal,
	nowMs: number,
): Promise<ImportOutcome | null> {
	const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
	try {
		return await new Promise((resolve, reject) => {
			stop.addEventListener("abort", () => resolve(null));
			worker.addEventListener("error", ({ message }) => reject(new Error(message)));
			wrap<ImportWorker>(worker).importFile(file, nowMs).then(resolve, reject);
		});
	} finally {
		worker.terminate();
	}
}
