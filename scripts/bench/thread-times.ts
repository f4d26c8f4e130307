import { readdirSync, readFileSync } from "node:fs";
import type { BrowserProcess } from "./browser-processes.ts";

/** Time on a core by thread: whose process it is in, and its name as the system knows it. */
export type ThreadTimes = ReadonlyMap<string, number>;

/** What one thread takes of a core. */
export interface ThreadShare {
	thread: string;
	share: number;
}

/** Of Linux: a hundredth of a second. */
const TICKS_PER_SECOND = 100;
const SHOWN = 10;

/** Reads how long every thread of the browser has run, in seconds. Linux only; else empty. */
export function threadTimes(processes: readonly BrowserProcess[]): ThreadTimes {
	const times = new Map<string, number>();
	for (const { id, isOwn, type } of processes)
		for (const thread of threadsOf(id)) {
			const stat = readThread(id, thread);
			if (stat === null) continue;
			const { name, seconds } = stat;
			// A process's first thread has the program's name.
			const shown = thread === String(id) ? "main thread" : name;
			times.set(`${isOwn ? "our process" : type}, ${shown} #${id} #${thread}`, seconds);
		}
	return times;
}

/** The threads that took most of a core between two moments, threads of one name together. */
export function busiestThreads(
	before: ThreadTimes,
	after: ThreadTimes,
	seconds: number,
): ThreadShare[] {
	const shares = new Map<string, number>();
	for (const [key, time] of after) {
		const [thread = key] = key.split(" #");
		const share = (time - (before.get(key) ?? 0)) / seconds;
		shares.set(thread, (shares.get(thread) ?? 0) + share);
	}
	return [...shares]
		.map(([thread, share]) => ({ thread, share }))
		.sort((a, b) => b.share - a.share)
		.slice(0, SHOWN);
}

function threadsOf(processId: number): string[] {
	try {
		return readdirSync(`/proc/${processId}/task`);
	} catch {
		return [];
	}
}

function readThread(processId: number, thread: string): { name: string; seconds: number } | null {
	try {
		return parseStat(readFileSync(`/proc/${processId}/task/${thread}/stat`, "utf8"));
	} catch {
		return null;
	}
}

/** A name may hold blanks and brackets; the times are the 12th and 13th number after it. */
export function parseStat(stat: string): { name: string; seconds: number } {
	const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return { name, seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND };
}
