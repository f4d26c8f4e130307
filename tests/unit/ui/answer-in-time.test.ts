import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerInTime } from "../../../src/ui/answer-in-time.ts";

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test("an answer is given on, and so is a refusal, and nothing is waited for afterwards", async () => {
	expect(await answerInTime(Promise.resolve(7))).toBe(7);
	await expect(answerInTime(Promise.reject(new Error("broken")))).rejects.toThrow("broken");
	expect(vi.getTimerCount()).toBe(0);
});

test("where no answer ever comes, that is said", async () => {
	const waited = expect(answerInTime(new Promise(() => {}))).rejects.toThrow("no answer");
	await vi.runAllTimersAsync();
	await waited;
});
