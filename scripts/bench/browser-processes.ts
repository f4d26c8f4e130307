import { readFileSync } from "node:fs";
import type { Browser } from "puppeteer";

/** One process of the browser, at one moment. */
export interface BrowserProcess {
	id: number;
	/** As the browser names its kinds of process. */
	type: string;
	/** It runs extensions alone: of a browser that has but one, it is ours. False where that cannot be told. */
	isOwn: boolean;
	/** Time on a core since it began. */
	cpuSeconds: number;
	/** Shared pages count for each process by its part; null where that cannot be told. */
	memoryBytes: number | null;
}

/** Lists the browser's processes. Whose they are, and their memory, is known on Linux only. */
export async function browserProcesses(browser: Browser): Promise<BrowserProcess[]> {
	const session = await browser.target().createCDPSession();
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	await session.detach();
	return processInfo.map(({ id, type, cpuTime }) => ({
		id,
		type,
		isOwn: readProcess(id, "cmdline")?.includes("--extension-process") ?? false,
		cpuSeconds: cpuTime,
		memoryBytes: memoryIn(readProcess(id, "smaps_rollup")),
	}));
}

function memoryIn(rollup: string | null): number | null {
	const kibibytes = /^Pss:\s+(\d+)/m.exec(rollup ?? "")?.[1];
	return kibibytes === undefined ? null : Number(kibibytes) * 1024;
}

function readProcess(id: number, file: string): string | null {
	try {
		return readFileSync(`/proc/${id}/${file}`, "utf8");
	} catch {
		return null;
	}
}
