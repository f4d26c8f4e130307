import type { BackendFacts } from "../shared/backend.ts";
import type { Diagnostics } from "../shared/diagnostics.ts";
import type { FrameService } from "./frame-service.ts";

/** Chromium tells the size of the document's own heap; other browsers and workers do not. */
interface MemoryPerformance extends Performance {
	memory?: { usedJSHeapSize: number };
}

/** Sums up what runs, for the Diagnostics page. */
export function collectDiagnostics(
	service: FrameService,
	version: string,
	atMs: number,
): Diagnostics {
	const { info, ...facts } = service.facts();
	const { memory } = performance as MemoryPerformance;
	return {
		...facts,
		pace: facts.pages.length > 0 ? facts.pace : null,
		atMs,
		version,
		browser: browserName(),
		detector: info?.detector ?? null,
		backend: info?.backend.name ?? null,
		backendWhy: info && whyOf(info.backend),
		model: info?.model ?? null,
		memory: { heapBytes: memory?.usedJSHeapSize ?? null, tensors: info?.tensors ?? null },
	};
}

const whyOf = ({ reason, timesAsFast, graphics }: BackendFacts) => ({
	reason,
	timesAsFast,
	graphics,
});

/** Browsers built on Chromium name it as well: their own name comes first here. */
const BROWSERS = [/Edg\/[\d.]+/, /OPR\/[\d.]+/, /Firefox\/[\d.]+/, /Chrome\/[\d.]+/];

/** "Chrome 156.0.0.0", or the user agent's whole line where it names none that is known. */
function browserName(): string {
	const { userAgent } = navigator;
	const named = BROWSERS.map((pattern) => pattern.exec(userAgent)?.[0]).find(Boolean);
	return named?.replace("/", " ") ?? userAgent;
}
