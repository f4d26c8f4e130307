import { describe, expect, test } from "vitest";
import { ModelChoice } from "../../../src/engine/choose-model.ts";
import type { Model } from "../../../src/shared/settings.ts";

const BUDGET = 0.4;
const STEP_MS = 200;

/** Has a call take `load` for so many seconds; the network that is left at its end. */
function take(choice: ModelChoice, load: number, { fromMs = 0, seconds = 30 } = {}): Model {
	let model: Model = "swift";
	for (let atMs = fromMs; atMs <= fromMs + seconds * 1000; atMs += STEP_MS)
		model = choice.take({ load, budget: BUDGET }, atMs);
	return model;
}

describe("a network for each call", () => {
	test("a call is first read with swift, whatever it takes", () => {
		expect(new ModelChoice().take({ load: 0.01, budget: BUDGET }, 0)).toBe("swift");
		expect(take(new ModelChoice(), 0.01, { seconds: 5 })).toBe("swift");
	});

	test("one that takes little for a while is read with keen", () => {
		expect(take(new ModelChoice(), 0.05)).toBe("keen");
	});

	test("one that takes much stays with swift", () => {
		expect(take(new ModelChoice(), 0.15)).toBe("swift");
	});

	test("what keen takes more does not send it back", () => {
		const choice = new ModelChoice();
		expect(take(choice, 0.119)).toBe("keen");
		expect(take(choice, 2 * 0.119, { fromMs: 40_000 })).toBe("keen");
	});

	test("a call that has grown is read with swift again", () => {
		const choice = new ModelChoice();
		take(choice, 0.05);
		expect(take(choice, 0.35, { fromMs: 40_000, seconds: 5 })).toBe("keen");
		expect(take(choice, 0.35, { fromMs: 50_000 })).toBe("swift");
	});

	test("moments that take more begin the wait anew", () => {
		const choice = new ModelChoice();
		for (let fromMs = 0; fromMs < 60_000; fromMs += 8000) {
			expect(take(choice, 0.05, { fromMs, seconds: 7 })).toBe("swift");
			choice.take({ load: 0.2, budget: BUDGET }, fromMs + 7500);
		}
	});

	test("after the last page has gone, the next call starts with swift", () => {
		const choice = new ModelChoice();
		take(choice, 0.05);
		expect(choice.take({ load: 0, budget: BUDGET }, 40_000)).toBe("swift");
		expect(choice.take({ load: 0.05, budget: BUDGET }, 40_200)).toBe("swift");
	});
});
