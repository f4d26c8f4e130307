import fc, { type Arbitrary } from "fast-check";

/** So many cases a door: few in `npm test`, a hundred thousand in `npm run fuzz`. */
export const CASES = Number(process.env.FUZZ_CASES ?? 300);
/** A run of all cases: a door that hangs is a failure. */
export const WITHIN_MS = 60_000 + CASES * 20;

/** Tries a door on `CASES` inputs; the seed of a failure is in its message. */
export function tryOut<T>(inputs: Arbitrary<T>, door: (input: T) => void): void {
	fc.assert(fc.property(inputs, door), { numRuns: CASES });
}

/** The same for a door that takes its time. */
export async function tryOutLater<T>(
	inputs: Arbitrary<T>,
	door: (input: T) => Promise<void>,
): Promise<void> {
	await fc.assert(fc.asyncProperty(inputs, door), { numRuns: CASES });
}

/** A refusal is one sentence that a person can read. */
export const SENTENCE = /^[A-Z].{8,}\.$/s;

/** Whether all numbers in a value are finite. */
export function isFinitely(value: unknown): boolean {
	if (typeof value === "number") return Number.isFinite(value);
	if (typeof value !== "object" || value === null) return true;
	return Object.values(value).every(isFinitely);
}
