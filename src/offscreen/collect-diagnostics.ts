import type { BackendFacts } from "../shared/backend.ts";
import { browserName } from "../shared/browser-name.ts";
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
		browser: browserName(navigator.userAgent),
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
