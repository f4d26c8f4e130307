import { expose } from "comlink";
import { openHistory } from "../store/history-database.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import { importSession } from "../store/import-session.ts";
import { readSessionFile } from "../store/session-file.ts";
import type { ImportOutcome } from "./import-in-worker.ts";

const importWorker = {
	/** Imports a session file; what goes wrong is an outcome too, as errors lose their kind on the way. */
	async importFile(file: Blob, nowMs: number): Promise<ImportOutcome> {
		try {
			const contents = readSessionFile(await file.text(), nowMs);
			if ("refusal" in contents) return { kind: "refused", ...contents };
			const session = await importSession(await openHistory(), contents, nowMs);
			return session === null ? { kind: "known" } : { kind: "imported", sessionId: session.id };
		} catch (error) {
			const { kind, message } = HistoryProblem.from(error);
			return { kind: "failed", problem: kind, detail: message };
		}
	},
};

export type ImportWorker = typeof importWorker;

expose(importWorker);
