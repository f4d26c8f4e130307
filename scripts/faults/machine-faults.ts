import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault, FaultyCall, Inflicted } from "./fault.ts";
import { hiddenPage } from "./hidden-page.ts";
import { comes, isKeeping } from "./keeping-state.ts";
import { keptSeconds } from "./kept-seconds.ts";

const ASLEEP_MS = 4000;
const HOUR_MS = 3_600_000;
/** For so long the clock is wrong. */
const WRONG_MS = 2500;
/** Something is written every two seconds: by then a history that cannot be says so. */
const FAILS_WITHIN_MS = 15_000;

/** The laptop sleeps, its clock is set, its disk fills up, its database fails. */
export const MACHINE_FAULTS: readonly Fault[] = [
	{
		name: "laptop asleep, every timer late",
		lasts: true,
		inflict: async ({ extension: { browser } }) => {
			const all = withChildren(browser.process()?.pid);
			for (const pid of all) process.kill(pid, "SIGSTOP");
			await pause(ASLEEP_MS);
			for (const pid of all) process.kill(pid, "SIGCONT");
			return { canRecoverAtMs: Date.now() };
		},
	},
	...[HOUR_MS, -HOUR_MS].map(
		(jumpMs): Fault => ({
			name: `clock set ${jumpMs > 0 ? "on" : "back"} by an hour, then right again`,
			lasts: true as const,
			leavesReading: true,
			inflict: async (call) => {
				const page = await hiddenPage(call);
				await page.evaluate(
					(ms, whileMs) => {
						const right = Date.now;
						Date.now = () => right() + ms;
						return new Promise<void>((resolve) => {
							setTimeout(() => {
								Date.now = right;
								resolve();
							}, whileMs);
						});
					},
					jumpMs,
					WRONG_MS,
				);
				return { canRecoverAtMs: Date.now() };
			},
		}),
	),
	{
		name: "storage full for a while",
		lasts: true,
		leavesReading: true,
		// The browser looks at its real quota every half minute; that it is then told is e2e/history-kept's to show.
		inflict: (call) => failWrites(call, "QuotaExceededError"),
	},
	{
		name: "history's database closed",
		leavesReading: true,
		inflict: async (call) => {
			const page = await hiddenPage(call);
			await page.evaluate(
				() =>
					new Promise<void>((resolve) => {
						const { transaction } = IDBDatabase.prototype;
						IDBDatabase.prototype.transaction = function (...asked) {
							IDBDatabase.prototype.transaction = transaction;
							this.close();
							resolve();
							return transaction.apply(this, asked);
						};
					}),
			);
			return { canRecoverAtMs: Date.now(), isMended: await keepsMore(call) };
		},
	},
	{
		name: "history's database failing for a while",
		lasts: true,
		leavesReading: true,
		inflict: (call) => failWrites(call, "UnknownError"),
	},
	{
		name: "history's database deleted",
		leavesReading: true,
		erasesHistory: true,
		inflict: async (call) => {
			await call.desk.evaluate(
				() =>
					new Promise((resolve) => {
						const deleting = indexedDB.deleteDatabase("expressly-history");
						Object.assign(deleting, { onsuccess: resolve, onerror: resolve });
					}),
			);
			return { canRecoverAtMs: Date.now(), isMended: await keepsMore(call) };
		},
	},
];

/** Tells whether more is kept than is now. */
async function keepsMore({ desk }: FaultyCall): Promise<() => Promise<boolean>> {
	const { length } = await keptSeconds(desk);
	return async () => (await keptSeconds(desk)).length > length;
}

/** Has nothing be written, for such a reason, until it has been noticed. */
async function failWrites(call: FaultyCall, reason: string): Promise<Inflicted> {
	const page = await hiddenPage(call);
	const put = await page.evaluateHandle((name) => {
		const right = IDBObjectStore.prototype.put;
		IDBObjectStore.prototype.put = () => {
			throw new DOMException("Nothing can be written.", name);
		};
		return right;
	}, reason);
	const isNoticed = await comes(() => isKeeping(call, "failed"), FAILS_WITHIN_MS);
	await put.evaluate((right) => {
		IDBObjectStore.prototype.put = right;
	});
	if (!isNoticed) throw new Error("The history was kept on as if nothing had happened.");
	return { canRecoverAtMs: Date.now(), isMended: await keepsMore(call) };
}

/** A process and all that it and its children have started. */
function withChildren(root: number | undefined): number[] {
	if (root === undefined) throw new Error("The browser's process is not known.");
	const parents = new Map<number, number>();
	for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)))
		try {
			const stat = readFileSync(`/proc/${name}/stat`, "utf8");
			const [, parent = "0"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
			parents.set(Number(name), Number(parent));
		} catch {
			// It has ended in between.
		}
	const family = [root];
	for (const pid of family)
		for (const [child, parent] of parents) if (parent === pid) family.push(child);
	return family;
}
