import { readFileSync } from "node:fs";
import type { Browser } from "puppeteer";

/** Memory by process id, in bytes: shared pages count for each process by its part. Linux only; else empty. */
export async function processMemory(browser: Browser): Promise<Map<number, number>> {
	const session = await browser.target().createCDPSession();
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	await session.detach();
	return new Map(
		processInfo.flatMap(({ id }): [number, number][] => {
			const bytes = sharedPartOf(id);
			return bytes === null ? [] : [[id, bytes]];
		}),
	);
}

function sharedPartOf(processId: number): number | null {
	try {
		const rollup = readFileSync(`/proc/${processId}/smaps_rollup`, "utf8");
		const kibibytes = /^Pss:\s+(\d+)/m.exec(rollup)?.[1];
		return kibibytes === undefined ? null : Number(kibibytes) * 1024;
	} catch {
		return null;
	}
}
