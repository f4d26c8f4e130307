import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "./fault.ts";

const ASLEEP_MS = 4000;
const HOUR_MS = 3_600_000;
/** For so long the clock is wrong, or the disk full. */
const WHILE_MS = 2500;

/** The laptop sleeps, its clock is set, its disk fills up, its database fails. */
export const MACHINE_FAULTS: readonly Fault[] = [
	{
		name: "laptop asleep, every timer late",
		inflict: async ({ extension: { browser } }) => {
			const all = withChildren(browser.process()?.pid);
			for (const pid of all) process.kill(pid, "SIGSTOP");
			await pause(ASLEEP_MS);
			for (const pid of all) process.kill(pid, "SIGCONT");
			return Date.now();
		},
	},
	...[HOUR_MS, -HOUR_MS].map(
		(jumpMs): Fault => ({
			name: `clock set ${jumpMs > 0 ? "on" : "back"} by an hour, then right again`,
			leavesReading: true,
			inflict: async ({ extension }) => {
				const page = await extension.offscreen();
				await page?.evaluate(
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
					WHILE_MS,
				);
				return Date.now();
			},
		}),
	),
	{
		name: "storage full for a while",
		leavesReading: true,
		inflict: async ({ desk }) => {
			const session = await desk.createCDPSession();
			const { protocol, host } = new URL(desk.url());
			const origin = `${protocol}//${host}`;
			await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 0 });
			await pause(WHILE_MS);
			await session.send("Storage.overrideQuotaForOrigin", { origin });
			await session.detach();
			return Date.now();
		},
	},
	{
		name: "history's database closed",
		leavesReading: true,
		inflict: async ({ extension }) => {
			await (await extension.offscreen())?.evaluate(() => {
				const { transaction } = IDBDatabase.prototype;
				IDBDatabase.prototype.transaction = function (...asked) {
					IDBDatabase.prototype.transaction = transaction;
					this.close();
					return transaction.apply(this, asked);
				};
			});
			return Date.now();
		},
	},
	{
		name: "history's database failing for a while",
		leavesReading: true,
		inflict: async ({ extension }) => {
			await (await extension.offscreen())?.evaluate((whileMs) => {
				const { put } = IDBObjectStore.prototype;
				IDBObjectStore.prototype.put = () => {
					throw new DOMException("The disk is broken.", "UnknownError");
				};
				return new Promise<void>((resolve) => {
					setTimeout(() => {
						IDBObjectStore.prototype.put = put;
						resolve();
					}, whileMs);
				});
			}, WHILE_MS);
			return Date.now();
		},
	},
	{
		name: "history's database deleted",
		erasesHistory: true,
		inflict: async ({ desk }) => {
			await desk.evaluate(
				() =>
					new Promise((resolve) => {
						const deleting = indexedDB.deleteDatabase("expressly-history");
						Object.assign(deleting, { onsuccess: resolve, onerror: resolve });
					}),
			);
			return Date.now();
		},
	},
];

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
