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
		backend: info?.backend ?? null,
		model: info?.model ?? null,
		memory: { heapBytes: memory?.usedJSHeapSize ?? null, tensors: info?.tensors ?? null },
	};
}

/** "Chrome 156", or the user agent's whole line where it says nothing else. */
function browserName(): string {
	const named = /(?:Edg|OPR|Firefox|Chrome)\/[\d.]+/.exec(navigator.userAgent);
	return named?.[0].replace("/", " ") ?? navigator.userAgent;
}
