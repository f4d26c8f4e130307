import { beforeEach, expect, test } from "vitest";
import type { Troubles } from "../../../src/inference/pipeline.ts";
import { PipelineKeeper } from "../../../src/offscreen/pipeline-keeper.ts";
import type { PipelineStatus } from "../../../src/shared/frames.ts";
import { FakePipeline, settled } from "./fake-pipeline.ts";

let nowMs: number;
let starts: {
	model: string;
	troubles: Troubles;
	settle: (pipeline: FakePipeline) => void;
	fail: (error: Error) => void;
}[];
let told: PipelineStatus["state"][];
let errors: unknown[];
let keeper: PipelineKeeper;

beforeEach(() => {
	nowMs = 1_000_000;
	starts = [];
	told = [];
	errors = [];
	keeper = new PipelineKeeper({
		create: (model, troubles) =>
			new Promise((settle, fail) => {
				starts.push({ model, troubles, settle, fail });
			}),
		onStatus: ({ state }) => told.push(state),
		onError: (error) => errors.push(error),
		now: () => nowMs,
	});
});

/** Ends the start under way well. */
async function succeed() {
	const pipeline = new FakePipeline();
	starts.at(-1)?.settle(pipeline);
	await settled();
	return pipeline;
}
async function fail() {
	starts.at(-1)?.fail(new Error("no wasm"));
	await settled();
}

test("a pipeline is started once, however often it is wanted", async () => {
	for (let times = 0; times < 5; times++) keeper.want("swift");
	expect(starts).toHaveLength(1);
	const pipeline = await succeed();
	keeper.want("swift");
	expect(starts).toHaveLength(1);
	expect(keeper.get()).toBe(pipeline);
	expect(told).toEqual(["starting", "ready"]);
});

test("the pipeline before goes on until the one with the other model is ready", async () => {
	keeper.want("swift");
	const swift = await succeed();
	keeper.want("keen");
	expect(keeper.get()).toBe(swift);
	expect(swift.isDisposed).toBe(false);
	const keen = await succeed();
	expect(keeper.get()).toBe(keen);
	expect(swift.isDisposed).toBe(true);
	expect(told).toEqual(["starting", "ready", "ready"]);
});

test("a pipeline that goes on without its graphics card is kept, and that is noted", async () => {
	keeper.want("keen");
	const pipeline = await succeed();
	starts[0]?.troubles.onFallBack?.(new Error("The graphics card was lost."));
	expect(keeper.get()).toBe(pipeline);
	expect(keeper.status).toEqual({ state: "ready" });
	expect(errors).toEqual([new Error("The graphics card was lost.")]);
	expect(starts).toHaveLength(1);
});

test("another model wanted while one starts is started next", async () => {
	keeper.want("swift");
	keeper.want("keen");
	await succeed();
	keeper.want("keen");
	expect(starts.map(({ model }) => model)).toEqual(["swift", "keen"]);
});

test("a pipeline that broke after a long time is started again at once", async () => {
	keeper.want("swift");
	const first = await succeed();
	keeper.worked();
	nowMs += 60_000;
	keeper.broke(first, new Error("out of memory"));
	expect(keeper.get()).toBeUndefined();
	expect(first.isDisposed).toBe(true);
	expect(starts).toHaveLength(2);
	expect(told).toEqual(["starting", "ready", "starting", "starting"]);
	expect(errors).toHaveLength(1);
});

test("a pipeline that is not in use any more cannot break the one that is", async () => {
	keeper.want("swift");
	const old = await succeed();
	keeper.want("keen");
	const current = await succeed();
	keeper.broke(old, new Error("late"));
	expect(keeper.get()).toBe(current);
	expect(errors).toEqual([]);
});

test("pauses between failed starts grow to a minute, and end when someone switches on again", async () => {
	const pauses: number[] = [];
	let startedMs = nowMs;
	for (let tries = 0; tries < 8; tries++) {
		keeper.want("swift");
		await fail();
		startedMs = nowMs;
		const before = starts.length;
		while (starts.length === before) {
			nowMs += 500;
			keeper.want("swift");
		}
		pauses.push(nowMs - startedMs);
	}
	expect(pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0))).toBe(true);
	expect(pauses.at(-1)).toBe(60_000);
	expect(told.at(-1)).toBe("failed");
	await fail();
	keeper.forgive();
	expect(keeper.status).toEqual({ state: "starting" });
	keeper.want("swift");
	expect(starts).toHaveLength(10);
});

test("a clock that was set back does not hold a start up", async () => {
	keeper.want("swift");
	await fail();
	nowMs = 0;
	keeper.want("swift");
	expect(starts).toHaveLength(2);
});

test("one whose worker ends is replaced at once, though no picture is being read", async () => {
	keeper.want("swift");
	const first = await succeed();
	nowMs += 60_000;
	starts[0]?.troubles.onStopped?.(new Error("its thread has ended"));
	expect(first.isDisposed).toBe(true);
	expect(starts).toHaveLength(2);
	const second = await succeed();
	expect(keeper.get()).toBe(second);
});

test("one whose worker ends while it starts has not started", async () => {
	keeper.want("swift");
	starts[0]?.troubles.onStopped?.(new Error("its thread has ended"));
	const first = await succeed();
	expect(first.isDisposed).toBe(true);
	expect(keeper.get()).toBeUndefined();
	expect(errors).toHaveLength(1);
	expect(told.at(-1)).toBe("starting");
	keeper.want("swift");
	expect(starts).toHaveLength(2);
	starts[1]?.troubles.onStopped?.(new Error("its thread has ended"));
	await fail();
	keeper.want("swift");
	expect(starts).toHaveLength(2);
	nowMs += 2000;
	keeper.want("swift");
	expect(starts).toHaveLength(3);
});

test("one that falls silent goes on until another is ready, which takes its place", async () => {
	keeper.want("swift");
	const silent = await succeed();
	nowMs += 60_000;
	silent.isMute = true;
	starts[0]?.troubles.onSilence?.();
	starts[0]?.troubles.onSilence?.();
	expect(starts).toHaveLength(2);
	expect(keeper.get()).toBe(silent);
	const other = await succeed();
	expect(keeper.get()).toBe(other);
	expect(silent.isDisposed).toBe(true);
	expect(told).toEqual(["starting", "ready", "ready"]);
});

test("one that is heard of before another is ready stays, and is doubted twice in ten seconds at most", async () => {
	keeper.want("swift");
	const slow = await succeed();
	nowMs += 60_000;
	for (const startsSoFar of [2, 3]) {
		starts[0]?.troubles.onSilence?.();
		expect(starts).toHaveLength(startsSoFar);
		expect((await succeed()).isDisposed).toBe(true);
		nowMs += 1000;
	}
	expect(keeper.get()).toBe(slow);
	expect(errors).toEqual([]);
	nowMs += 5000;
	starts[0]?.troubles.onSilence?.();
	expect(starts).toHaveLength(3);
	nowMs += 6000;
	starts[0]?.troubles.onSilence?.();
	expect(starts).toHaveLength(4);
});

test("one that hangs soon after it only seemed to is replaced all the same", async () => {
	keeper.want("swift");
	const pipeline = await succeed();
	starts[0]?.troubles.onSilence?.();
	await succeed();
	nowMs += 500;
	pipeline.isMute = true;
	starts[0]?.troubles.onSilence?.();
	const other = await succeed();
	expect(keeper.get()).toBe(other);
});

test("one that breaks while it is doubted is replaced by the one on its way", async () => {
	keeper.want("swift");
	await succeed();
	nowMs += 60_000;
	starts[0]?.troubles.onSilence?.();
	starts[0]?.troubles.onStopped?.(new Error("out of memory"));
	expect(keeper.get()).toBeUndefined();
	const other = await succeed();
	expect(keeper.get()).toBe(other);
	expect(starts).toHaveLength(2);
});
