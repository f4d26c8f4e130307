import { afterEach, expect, test, vi } from "vitest";
import { collectDiagnostics } from "../../../src/offscreen/collect-diagnostics.ts";
import { FrameService } from "../../../src/offscreen/frame-service.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { FakePage, FakePipeline, settled } from "./fake-pipeline.ts";

const CHROME =
	"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

afterEach(() => vi.unstubAllGlobals());

function newService() {
	return new FrameService({
		keepNeutralFace: () => {},
		createPipeline: async () => new FakePipeline(),
		tryOut: async () => undefined,
		now: () => 5000,
		timeout: () => ({ expired: new Promise(() => {}), cancel: () => {} }),
	});
}

test("with nothing on, nothing is claimed", () => {
	vi.stubGlobal("navigator", { userAgent: `${CHROME} Vivaldi/7.6.1` });
	expect(collectDiagnostics(newService(), "1.2.3", 5000)).toMatchObject({
		atMs: 5000,
		browser: "Vivaldi 7.6.1",
		version: "1.2.3",
		detector: null,
		backend: null,
		backendWhy: null,
		model: null,
		pace: null,
		pages: [],
		memory: { heapBytes: null, tensors: null },
	});
});

test("with a page on, the pipeline and the pace are told, as plain JSON", async () => {
	vi.stubGlobal("navigator", { userAgent: CHROME });
	const service = newService();
	const page = service.connect({ tabId: 1, frameId: 0, post: new FakePage().post });
	page.receive({ kind: "settings", settings: DEFAULT_SETTINGS });
	await settled();
	const diagnostics = collectDiagnostics(service, "1.2.3", 5000);
	expect(diagnostics).toMatchObject({
		pipeline: { state: "ready" },
		detector: "tfjs",
		backend: "wasm",
		backendWhy: { reason: "start", timesAsFast: null, graphics: null },
		model: "swift",
		pace: { intervalMs: 190, tilePx: 256, load: 0, reason: "full speed" },
		memory: { tensors: 7 },
	});
	expect(JSON.parse(JSON.stringify(diagnostics))).toEqual(diagnostics);
});
