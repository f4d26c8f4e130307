import { browserName } from "../shared/browser-name.ts";
import type { Diagnostics } from "../shared/diagnostics.ts";

/** The diagnostics of an extension that is on nowhere: no pipeline, no pages. */
export function idleDiagnostics(atMs: number, version: string, userAgent: string): Diagnostics {
	return {
		atMs,
		version,
		browser: browserName(userAgent),
		pipeline: { state: "off" },
		detector: null,
		backend: null,
		model: null,
		pages: [],
		drops: 0,
		errors: [],
		memory: { heapBytes: null, tensors: null },
	};
}
