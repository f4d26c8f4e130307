import { expect, test, vi } from "vitest";
import { causeCollection } from "../../../src/shared/cause-collection.ts";

test("more memory is asked for than V8 lets go by without a collection, and a refusal is no failure", () => {
	const asked: number[] = [];
	class Refusing {
		constructor(bytes: number) {
			asked.push(bytes);
			throw new RangeError("Array buffer allocation failed");
		}
	}
	vi.stubGlobal("ArrayBuffer", Refusing);
	expect(causeCollection).not.toThrow();
	vi.unstubAllGlobals();
	expect(asked).toHaveLength(1);
	expect(asked[0]).toBeGreaterThan(64 * 2 ** 20);
});
