import { beforeEach, describe, expect, test } from "vitest";
import { RATES } from "../../../src/engine/governor.ts";
import type { CapturedTab } from "../../../src/offscreen/captured-tab.ts";
import { FrameService, READ_WITHIN_MS } from "../../../src/offscreen/frame-service.ts";
import type { CallReadings } from "../../../src/offscreen/history-keeper.ts";
import { type Baseline, parseNeutralFaces } from "../../../src/shared/neutral-faces.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";
import type { Tile } from "../../../src/shared/tiles.ts";
import { boxAt, madeUpFace, probabilitiesOf } from "../engine/made-up-face.ts";
import {
	ATLAS,
	FakePage,
	FakePipeline,
	frameOf,
	patchOf,
	plannedFrame,
	settled,
} from "./fake-pipeline.ts";

const FASTEST_MS = RATES.balanced.fastestMs;

const tileOf = (id: string, given: Partial<Tile> = {}): Tile => ({
	id,
	name: "Ada",
	isSelf: false,
	kind: "video",
	width: 640,
	height: 360,
	...given,
});

let nowMs: number;
let pipelines: FakePipeline[];
let models: string[];
let startError: Error | undefined;
let kept: [string, Baseline][];
let expire: ((error: Error) => void)[];
let captured: CapturedTab | undefined;
let left: number[];
let read: CallReadings[];
let service: FrameService;

beforeEach(() => {
	nowMs = 1_000_000;
	pipelines = [];
	models = [];
	startError = undefined;
	expire = [];
	kept = [];
	captured = undefined;
	left = [];
	read = [];
	service = new FrameService({
		onRead: (readings) => read.push(readings),
		onLeave: (tabId) => left.push(tabId),
		keepNeutralFace: (key, face) => kept.push([key, face]),
		createPipeline: async (model) => {
			models.push(model);
			if (startError) throw startError;
			const pipeline = new FakePipeline();
			pipelines.push(pipeline);
			return pipeline;
		},
		tryOut: async () => {
			if (latestPipeline().isDead) throw new Error("still dead");
		},
		now: () => nowMs,
		timeout: () => ({
			expired: new Promise((_, reject) => expire.push(reject)),
			cancel: () => {},
		}),
	});
});

const latestPipeline = () => {
	const pipeline = pipelines.at(-1);
	if (pipeline === undefined) throw new Error("no pipeline was started");
	return pipeline;
};

/** A page that is connected, has said its settings and tiles, and is served by a ready pipeline. */
async function openPage(tiles: Tile[] = [tileOf("t")], settings: Partial<Settings> = {}) {
	const page = new FakePage();
	const connection = service.connect({
		tabId: 3,
		frameId: 0,
		post: page.post,
		capturedTab: () => captured,
	});
	connection.receive({ kind: "settings", settings: { ...DEFAULT_SETTINGS, ...settings } });
	connection.receive({ kind: "tiles", platform: "meet", warnings: ["labels-removed"], tiles });
	await settled();
	return {
		page,
		...connection,
		/** Sends one frame and has it read with these faces. */
		async show(atMs: number, faces: ReturnType<typeof madeUpFace>[], ...tileIds: string[]) {
			nowMs = atMs;
			const reading = latestPipeline();
			connection.receive(frameOf(atMs, ...(tileIds.length > 0 ? tileIds : ["t"])));
			nowMs += 20;
			await reading.see(...faces);
			return page.of("readings").at(-1)?.tiles ?? [];
		},
	};
}
const happy = madeUpFace({ probabilities: probabilitiesOf({ happy: 0.9 }) });

describe("the way of a frame", () => {
	test("a pipeline prepared before any page came is the one that reads its frames", async () => {
		service.prepare();
		await settled();
		const { page } = await openPage();
		expect(models).toEqual(["swift"]);
		expect(page.of("status").map(({ status }) => status.state)).toEqual(["ready"]);
	});

	test("a page is told that the pipeline starts and then is ready, and the pace to keep", async () => {
		const { page } = await openPage();
		expect(page.of("status").map(({ status }) => status.state)).toEqual([
			"starting",
			"starting",
			"ready",
		]);
		expect(page.of("pace")).toEqual([{ kind: "pace", intervalMs: FASTEST_MS, tilePx: 256 }]);
	});

	test("faces come back as readings, in pixels of the tile's own picture", async () => {
		const { show } = await openPage();
		await show(1_000_000, [happy]);
		const [tile] = await show(1_000_200, [happy]);
		expect(tile).toMatchObject({
			tileId: "t",
			readings: [
				{
					trackId: 1,
					trackState: "confirmed",
					atMs: 1_000_200,
					box: { x: 100, y: 100, width: 80, height: 80 },
					label: "happy",
					shown: "happy",
				},
			],
		});
	});

	test("a tile with no face is answered with no readings, so that old ones go", async () => {
		const { show } = await openPage();
		expect(await show(1_000_000, [])).toEqual([{ tileId: "t", readings: [] }]);
	});

	test("a tile the page never told of is left out", async () => {
		const { show } = await openPage();
		expect(await show(1_000_000, [happy], "t", "stranger")).toHaveLength(1);
	});

	test("the user's settings take effect with the next frame", async () => {
		const { show, receive } = await openPage();
		await show(1_000_000, [happy]);
		receive({ kind: "settings", settings: { ...DEFAULT_SETTINGS, labelSet: "two" } });
		const [tile] = await show(1_000_200, [happy]);
		expect(tile?.readings[0]).toMatchObject({ label: "happy", shown: "okay" });
	});

	test("tiles that are gone or out of sight are told of once, with the next frame", async () => {
		const tiles = ["a", "b", "c"].map((id) => tileOf(id));
		const { show, receive } = await openPage(tiles);
		await show(1_000_000, [happy], "a", "b", "c");
		const later = [tileOf("a"), tileOf("b", { skipped: "hidden" })];
		receive({ kind: "tiles", platform: "meet", warnings: [], tiles: later });
		await show(1_000_200, [happy], "a");
		await show(1_000_400, [happy], "a");
		expect(read.map((one) => one.left)).toEqual([[], ["b", "c"], []]);
	});

	test("track ids are never used twice, over all pages and tiles", async () => {
		const one = await openPage([tileOf("a"), tileOf("b")]);
		const two = await openPage([tileOf("a")]);
		const readings = [
			...(await one.show(1_000_000, [happy], "a", "b")),
			...(await two.show(1_000_100, [happy], "a")),
		].flatMap((tile) => tile.readings);
		expect(new Set(readings.map(({ trackId }) => trackId)).size).toBe(3);
	});
});

describe("a tile that changes hands", () => {
	test.each([
		["another shape", { width: 360, height: 640 }],
		["another kind of picture", { kind: "canvas" as const }],
		["being left out", { skipped: "left-out" as const }],
	])("ends its face tracks: %s", async (_, change) => {
		const { show, receive } = await openPage();
		await show(1_000_000, [happy]);
		receive({ kind: "tiles", platform: "meet", warnings: [], tiles: [tileOf("t", change)] });
		// What was left out is read once it no longer is.
		const { skipped, ...copied } = tileOf("t", change);
		receive({ kind: "tiles", platform: "meet", warnings: [], tiles: [copied] });
		const [tile] = await show(1_000_200, [happy]);
		expect(tile?.readings).toMatchObject([{ trackId: 2, trackState: "tentative" }]);
	});

	test.each([
		["its name is hidden for a while", [{ name: null }, { name: "Ada" }]],
		["its person takes another name", [{ name: null }, { name: "Grace" }]],
		["its person speaks", [{ speaking: true as const }]],
		["it is pinned", [{ pinned: true as const }]],
	])("keeps its face tracks when %s", async (_, changes) => {
		const { show, receive } = await openPage();
		await show(1_000_000, [happy]);
		for (const change of changes)
			receive({ kind: "tiles", platform: "meet", warnings: [], tiles: [tileOf("t", change)] });
		const [tile] = await show(1_000_200, [happy]);
		expect(tile?.readings).toMatchObject([{ trackId: 1, trackState: "confirmed" }]);
	});
});

describe("work in flight", () => {
	test("only one frame is read at a time", async () => {
		const one = await openPage();
		const two = await openPage();
		one.receive(frameOf(1, "t"));
		two.receive(frameOf(2, "t"));
		await settled();
		expect(latestPipeline().waiting).toBe(1);
		await latestPipeline().see();
		expect(one.page.answered()).toEqual([1]);
		expect(latestPipeline().waiting).toBe(1);
	});

	test("of one page the newest frame wins, and the older one is answered with nothing", async () => {
		const { page, receive } = await openPage();
		for (const atMs of [1, 2, 3]) receive(frameOf(atMs, "t"));
		expect(page.of("readings")).toEqual([{ kind: "readings", atMs: 2, tiles: [], plans: [] }]);
		await latestPipeline().see();
		await latestPipeline().see();
		expect(page.answered()).toEqual([2, 1, 3]);
		expect(service.facts().drops).toBe(1);
	});

	test("pages are served in turn, however fast one of them sends", async () => {
		const fast = await openPage();
		const slow = await openPage();
		fast.receive(frameOf(1, "t"));
		fast.receive(frameOf(2, "t"));
		slow.receive(frameOf(3, "t"));
		await latestPipeline().see();
		fast.receive(frameOf(4, "t"));
		await latestPipeline().see();
		expect(slow.page.answered()).toEqual([3]);
	});

	test("of a tile that was left out since the frame was taken nothing is looked at", async () => {
		const { page, receive } = await openPage([tileOf("t"), tileOf("own", { isSelf: true })]);
		receive(frameOf(1, "t", "own"));
		receive(frameOf(2, "t", "own"));
		const own = tileOf("own", { isSelf: true });
		const tiles = [tileOf("t", { skipped: "left-out" }), own];
		receive({ kind: "tiles", platform: "meet", warnings: [], tiles });
		await latestPipeline().see(happy);
		expect(latestPipeline().reads.map(({ looks }) => looks.length)).toEqual([1]);
		await latestPipeline().see(happy);
		const read = page.of("readings").map((readings) => readings.tiles.map(({ tileId }) => tileId));
		expect(read).toEqual([["own"], ["own"]]);
		receive(frameOf(3, "t"));
		await settled();
		expect(latestPipeline().waiting).toBe(0);
		expect(page.answered()).toEqual([1, 2, 3]);
	});

	test("a page that has gone costs nothing any more", async () => {
		const one = await openPage();
		const two = await openPage();
		one.receive(frameOf(1, "t"));
		two.receive(frameOf(2, "t"));
		two.close();
		await latestPipeline().see();
		expect(latestPipeline().waiting).toBe(0);
		expect(service.facts().pages).toHaveLength(1);
	});
});

describe("a tab's call is left", () => {
	const told = (...tiles: Tile[]) => ({
		kind: "tiles" as const,
		platform: "teams",
		warnings: [],
		tiles,
	});

	test("once none of its frames has a tile, and with its last frame", async () => {
		const one = await openPage();
		const two = await openPage();
		one.receive(told());
		expect(left).toEqual([]);
		two.receive(told());
		expect(left).toEqual([3]);
		one.receive(told(tileOf("t")));
		two.close();
		expect(left).toEqual([3]);
		one.close();
		expect(left).toEqual([3, 3]);
	});

	test.each([
		["in a lobby, which shows only a preview", "preview", [3]],
		["where only pictures that have ended are left", "ended", [3]],
		["not by silence: no picture comes", "no-frames", []],
		["not where everyone is out of sight", "hidden", []],
		["not where only a screen is shared", "screen-share", []],
		["not where all are left out by choice", "left-out", []],
	] as const)("%s", async (_, skipped, expected) => {
		const { receive } = await openPage();
		receive(told(tileOf("t", { skipped })));
		expect(left).toEqual(expected);
	});
});

describe("what goes wrong", () => {
	test("a frame before the pipeline is ready is answered with nothing", async () => {
		const page = new FakePage();
		const { receive } = service.connect({ tabId: 1, frameId: 0, post: page.post });
		receive(frameOf(5, "t"));
		expect(page.answered()).toEqual([5]);
	});

	test("an atlas that cannot be decoded is answered, noted, and the next one read", async () => {
		const { page, receive, show } = await openPage();
		receive(frameOf(1, "t"));
		await latestPipeline().failWith("The picture cannot be decoded");
		expect(page.answered()).toEqual([1]);
		expect(service.facts().errors).toEqual([expect.stringContaining("cannot be decoded")]);
		expect(await show(1_000_200, [happy])).toHaveLength(1);
		expect(pipelines).toHaveLength(1);
	});

	test("a pipeline that died is started again at its first failure", async () => {
		const { page, receive, show } = await openPage();
		nowMs += 60_000;
		latestPipeline().isDead = true;
		receive(frameOf(1, "t"));
		await latestPipeline().failWith("The face finder stopped: out of memory");
		await settled();
		expect(pipelines).toHaveLength(2);
		expect(page.answered()).toEqual([1]);
		expect(await show(nowMs, [happy])).toHaveLength(1);
	});

	test("a pipeline that breaks again and again is not started again at once", async () => {
		const { receive } = await openPage();
		for (let second = 0; second < 30; second++) {
			nowMs += 1000;
			receive(frameOf(second, "t"));
			await settled();
			if (latestPipeline().waiting === 0) continue;
			latestPipeline().isDead = true;
			await latestPipeline().failWith("The face finder stopped: out of memory");
		}
		expect(pipelines.length).toBeGreaterThan(2);
		expect(pipelines.length).toBeLessThan(8);
	});

	test("a pipeline that fails three times in a row is started again, and its page told", async () => {
		const { page, receive } = await openPage();
		nowMs += 60_000;
		for (const atMs of [1, 2, 3]) {
			receive(frameOf(atMs, "t"));
			await latestPipeline().failWith("The face finder stopped: out of memory");
		}
		await settled();
		expect(pipelines).toHaveLength(2);
		expect(pipelines[0]?.isDisposed).toBe(true);
		expect(page.answered()).toEqual([1, 2, 3]);
		const states = page.of("status").map(({ status }) => status.state);
		expect(states.slice(-3)).toEqual(["starting", "starting", "ready"]);
		expect(page.of("status").some(({ status }) => status.state === "failed")).toBe(false);
	});

	test("a pipeline is given longer for its first frame, which warms it up", async () => {
		const { page, receive } = await openPage();
		receive(frameOf(1, "t"));
		nowMs += READ_WITHIN_MS;
		expire.at(-1)?.(new Error("The picture cannot be decoded"));
		await settled();
		expect(page.answered()).toEqual([1]);
		expect(pipelines).toHaveLength(1);
	});

	test("a pipeline that hangs is started again, and frames that waited are answered", async () => {
		const { page, receive, show } = await openPage();
		await show(0, [happy]);
		receive(frameOf(1, "t"));
		receive(frameOf(2, "t"));
		nowMs += READ_WITHIN_MS;
		expire.at(-1)?.(new Error("The pipeline did not answer"));
		await settled();
		expect(page.answered().sort()).toEqual([0, 1, 2]);
		expect(pipelines).toHaveLength(2);
	});

	test("a pipeline that cannot start is told with the sentence for the user and the detail", async () => {
		startError = new Error("weights.bin does not match its card");
		const { page } = await openPage();
		expect(page.of("status").at(-1)?.status).toEqual({
			state: "failed",
			messageKey: "error_pipeline_start",
			detail: "weights.bin does not match its card",
		});
		expect(service.facts()).toMatchObject({ info: null, pipeline: { state: "failed" } });
	});

	test("a pipeline that could not start is tried again, ever less often, until it can", async () => {
		startError = new Error("not yet");
		const { page, receive } = await openPage();
		const starts: number[] = [];
		for (let second = 0; second < 120; second++) {
			nowMs += 1000;
			const before = models.length;
			receive(frameOf(second, "t"));
			await settled();
			if (models.length > before) starts.push(second);
		}
		expect(starts.length).toBeGreaterThan(2);
		expect(starts.length).toBeLessThan(6);
		startError = undefined;
		nowMs += 60_000;
		receive(frameOf(200, "t"));
		await settled();
		expect(page.of("status").at(-1)?.status).toEqual({ state: "ready" });
	});

	test("switching on again after a failure tries again at once", async () => {
		startError = new Error("not yet");
		const first = await openPage();
		first.close();
		startError = undefined;
		const { page } = await openPage();
		expect(page.of("status").map(({ status }) => status.state)).not.toContain("failed");
		expect(page.of("status").at(-1)?.status).toEqual({ state: "ready" });
	});

	test("another model is loaded while the one before goes on", async () => {
		const { receive, show } = await openPage();
		receive({ kind: "settings", settings: { ...DEFAULT_SETTINGS, model: "keen" } });
		await settled();
		expect(models).toEqual(["swift", "keen"]);
		expect(pipelines[0]?.isDisposed).toBe(true);
		expect(await show(1_000_200, [happy])).toHaveLength(1);
	});

	/** A call of one tile, 16 seconds long; the tracks of its one face. */
	async function call(costMs: number, model: Settings["model"]) {
		const { page, receive, close } = await openPage([tileOf("t")], { model });
		const trackIds = new Set<number | undefined>();
		const endMs = nowMs + 16_000;
		for (let atMs = nowMs; atMs < endMs; atMs += 200) {
			nowMs = atMs;
			const reading = latestPipeline();
			receive(frameOf(atMs, "t"));
			nowMs += costMs;
			await reading.see(happy);
			await settled();
			trackIds.add(page.of("readings").at(-1)?.tiles[0]?.readings[0]?.trackId);
		}
		close();
		return trackIds;
	}

	test("a call that costs little is soon read by keen, and its face stays the same", async () => {
		const trackIds = await call(10, "auto");
		expect(models).toEqual(["swift", "keen"]);
		expect(pipelines[0]?.isDisposed).toBe(true);
		expect(trackIds.size).toBe(1);
	});

	test("the next call starts with swift again", async () => {
		await call(10, "auto");
		await call(40, "auto");
		expect(models).toEqual(["swift", "keen", "swift"]);
	});

	test.each([
		[40, "auto"],
		[10, "swift"],
	] as const)(
		"a call of %d ms a frame stays with swift where the choice is %s",
		async (costMs, model) => {
			await call(costMs, model);
			expect(models).toEqual(["swift"]);
		},
	);

	test.each([
		["nothing", undefined],
		["a word", "frame"],
		["an unknown kind", { kind: "pixels" }],
		["tiles that are no list", { kind: "tiles", platform: "meet", warnings: [], tiles: 4 }],
	])("%s is refused and noted, and the page goes on", async (_, message) => {
		const { receive, show } = await openPage();
		receive(message);
		expect(service.facts().errors).toHaveLength(1);
		expect(await show(1_000_200, [happy])).toHaveLength(1);
	});

	test("a frame that is refused is answered all the same", async () => {
		const { page, receive } = await openPage();
		receive({ ...frameOf(9, "t"), atlas: "data:image/jpeg;base64," });
		expect(page.answered()).toEqual([9]);
	});
});

describe("pace", () => {
	test("a costly machine is told to slow down, all pages alike", async () => {
		const one = await openPage();
		const two = await openPage();
		for (let tick = 0; tick < 20; tick++) {
			one.receive(frameOf(nowMs, "t"));
			nowMs += 150;
			await latestPipeline().see(happy);
		}
		const paces = [one, two].map(({ page }) => page.of("pace").at(-1));
		expect(paces[0]?.intervalMs).toBeGreaterThan(300);
		expect(paces[1]).toEqual(paces[0]);
	});

	test("what the page itself was kept busy counts as well", async () => {
		const { page, receive } = await openPage();
		for (let tick = 0; tick < 20; tick++) {
			receive({ ...frameOf(nowMs, "t"), busyMs: 150 });
			await latestPipeline().see(happy);
			nowMs += 200;
		}
		expect(page.of("pace").at(-1)?.intervalMs).toBeGreaterThan(300);
	});

	test("the user's rate is told at once", async () => {
		const { page, receive } = await openPage();
		receive({ kind: "settings", settings: { ...DEFAULT_SETTINGS, rate: "gentle" } });
		expect(page.of("pace").at(-1)?.intervalMs).toBe(400);
	});
});

describe("what it asks for", () => {
	const followed = { ...happy, followId: 9 };

	/** A page that copies what it is asked to, when it is asked to. */
	async function openPlanned(tiles?: Tile[]) {
		const opened = await openPage(tiles);
		let atMs = 1_000_000;
		const plans = () => opened.page.of("readings").at(-1)?.plans ?? [];
		/** Copies one frame as planned, and has these faces be seen in it. */
		const follow = async (...faces: ReturnType<typeof madeUpFace>[]) => {
			atMs += plans()[0]?.afterMs ?? 0;
			nowMs = atMs;
			opened.receive(plannedFrame(atMs, plans()));
			await latestPipeline().see(...faces);
		};
		return {
			...opened,
			plans,
			plan: () => plans()[0],
			readings: () => opened.page.of("readings").at(-1)?.tiles[0]?.readings,
			at: () => atMs,
			follow,
			begin: async (...faces: ReturnType<typeof madeUpFace>[]) => {
				await opened.show(atMs, faces);
				await follow(...faces);
			},
		};
	}

	test("of a face that is well known a close-up, in which it is followed", async () => {
		const { begin, plan, receive, follow, readings, plans } = await openPlanned();
		await begin(followed);
		expect(plan()).toMatchObject({
			tileId: "t",
			afterMs: FASTEST_MS,
			closeUps: [{ trackId: 1, source: { x: 68, y: 68, width: 144, height: 144 } }],
		});
		receive(plannedFrame(1_000_400, plans()));
		await settled();
		expect(latestPipeline().reads[0]?.looks).toMatchObject([
			{ follow: { followId: 9, box: { x: 16, y: 16, width: 40, height: 40 } } },
		]);
		await latestPipeline().see(followed);
		expect(readings()).toMatchObject([
			{ trackId: 1, trackState: "confirmed", box: { x: 100, y: 100, width: 80, height: 80 } },
		]);
		await follow(followed);
		expect(readings()).toHaveLength(1);
	});

	test("of a large call's whole tiles less often, of a small one's every two seconds", async () => {
		const wholeAfterMs = async (count: number) => {
			const others = Array.from({ length: count - 1 }, (_, index) => tileOf(`other ${index}`));
			const tiles = [tileOf("t"), ...others];
			const { begin, plan, follow, at } = await openPlanned(tiles);
			await begin(followed);
			const beganAtMs = at();
			while ((plan()?.closeUps.length ?? 0) > 0 && at() - beganAtMs < 20_000)
				await follow(followed);
			return at() - beganAtMs;
		};
		const [few, many] = [await wholeAfterMs(1), await wholeAfterMs(30)];
		expect(few).toBeGreaterThan(1000);
		expect(few).toBeLessThanOrEqual(2200);
		expect(many).toBeGreaterThan(3500);
		expect(many).toBeLessThanOrEqual(5500);
	});

	test("of a face that cannot be followed the whole tile", async () => {
		const { begin, plan } = await openPlanned();
		await begin(happy);
		expect(plan()?.closeUps).toEqual([]);
	});

	test("a face that moves is followed from close-up to close-up", async () => {
		const { begin, follow, readings } = await openPlanned();
		await begin(followed);
		for (let frame = 1; frame < 12; frame++) {
			await follow({ ...followed, box: boxAt(50 + 8 * frame) });
			expect(readings()?.map(({ trackId }) => trackId)).toEqual([1]);
		}
	});

	test("the whole tile, soon, when a face was not found again; its label stays until then", async () => {
		const { page, begin, follow, plan, readings } = await openPlanned();
		await begin(followed);
		await follow();
		expect(page.of("readings").at(-1)?.tiles).toEqual([]);
		expect(plan()).toEqual({ tileId: "t", afterMs: FASTEST_MS, closeUps: [] });
		await follow({ ...followed, box: boxAt(250) });
		expect(readings()).toMatchObject([
			{ trackId: 1, trackState: "lost" },
			{ trackId: 2, trackState: "tentative", box: { x: 500 } },
		]);
	});

	test("a second face is found within three seconds", async () => {
		const { begin, follow, readings, at } = await openPlanned();
		await begin(followed);
		const other = { ...followed, box: boxAt(250), followId: 10 };
		while ((readings()?.length ?? 0) < 2 && at() < 1_010_000) await follow(followed, other);
		expect(at()).toBeLessThanOrEqual(1_003_000);
	});

	test("a tile that stays empty less and less often, and fully again once a face has come", async () => {
		const { begin, follow, plan, at } = await openPlanned();
		await begin();
		const waits = new Map<number, number | undefined>();
		while (at() < 1_070_000) {
			await follow();
			waits.set(Math.round((at() - 1_000_000) / 1000), plan()?.afterMs);
		}
		expect([1, 5, 20, 65].map((second) => waits.get(second))).toEqual([
			FASTEST_MS,
			600,
			1000,
			1500,
		]);
		await follow(followed);
		expect(plan()?.afterMs).toBe(FASTEST_MS);
	});

	test("faces that show no change half as often, one that changes at once fully again", async () => {
		const { begin, follow, plan, at } = await openPlanned();
		await begin(followed);
		while (at() < 1_004_000) await follow(followed);
		expect(plan()?.afterMs).toBe(2 * FASTEST_MS);
		const sad = { ...followed, probabilities: probabilitiesOf({ sad: 0.9 }) };
		await follow(sad);
		expect(plan()?.afterMs).toBe(FASTEST_MS);
	});

	test("who speaks or is pinned often, however many there are", async () => {
		const many = Array.from({ length: 49 }, (_, index) => tileOf(`${index}`));
		const tiles = [tileOf("t"), tileOf("front", { speaking: true }), ...many];
		const { show, page } = await openPage(tiles);
		for (const atMs of [1_000_000, 1_000_200]) await show(atMs, [followed], "t", "front");
		const plans = page.of("readings").at(-1)?.plans;
		expect(plans?.map(({ tileId, afterMs }) => [tileId, afterMs])).toEqual([
			["t", 51 * RATES.balanced.shareMs],
			["front", FASTEST_MS],
		]);
	});
});

test("Diagnostics is told of pages, tiles, rates, latencies and the pipeline", async () => {
	const { show, receive } = await openPage([
		tileOf("t"),
		tileOf("off", { skipped: "cross-origin" }),
	]);
	for (let frame = 0; frame < 11; frame++) {
		await show(1_000_000 + frame * 200, [happy]);
		receive({ kind: "drawn", atMs: 1_000_000 + frame * 200, ageMs: 100 + frame * 10 });
	}
	expect(service.facts()).toMatchObject({
		pipeline: { state: "ready" },
		info: { detector: "tfjs", tensors: 7 },
		pages: [
			{
				tabId: 3,
				frameId: 0,
				platform: "meet",
				warnings: ["labels-removed"],
				tiles: [
					{
						id: "t",
						name: "Ada",
						faces: 1,
						latest: [{ label: "happy" }],
						readingsPerSecond: expect.closeTo(5, 5),
						latencyMs: { p50: 150, p95: 200 },
					},
					{ id: "off", skipped: "cross-origin", faces: 0, readingsPerSecond: 0, latencyMs: null },
				],
			},
		],
		drops: 0,
		errors: [],
	});
	nowMs += 60_000;
	expect(service.facts().pages[0]?.tiles[0]?.readingsPerSecond).toBe(0);
});

test("two faces of a meeting room on one tile are two readings", async () => {
	const { show } = await openPage();
	const [tile] = await show(1_000_000, [happy, madeUpFace({ box: boxAt(200) })]);
	expect(tile?.readings.map(({ box }) => box.x)).toEqual([100, 400]);
});

describe("a neutral face", () => {
	const looks = probabilitiesOf({ sad: 0.5, neutral: 0.4 });
	const atRest = (atMs: number) =>
		madeUpFace({ probabilities: looks, fingerprint: { pixels: atMs, copy: "whole" } });
	const neutralFace = () => service.facts().pages[0]?.tiles[0]?.neutralFace;
	const FLAT = { angry: 0, disgust: 0, fear: 0, happy: 0, sad: 0, surprise: 0, neutral: 0 };

	test("is measured over some seconds, kept under platform and name, and used once stored", async () => {
		const { show } = await openPage();
		const first = await show(0, [atRest(0)]);
		service.learnNeutralFace(3, 0, "t");
		expect(neutralFace()).toEqual({ state: "learning", share: 0 });
		for (let atMs = 200; atMs <= 4200; atMs += 200) await show(atMs, [atRest(atMs)]);
		expect(kept.map(([key]) => key)).toEqual(["meet/Ada"]);
		expect(neutralFace()).toBeUndefined();
		expect(first[0]?.readings[0]?.label).toBe("sad");

		service.setNeutralFaces({ isUsed: true, faces: Object.fromEntries(kept), broken: 0 });
		for (let atMs = 4400; atMs <= 7000; atMs += 200) await show(atMs, [atRest(atMs)]);
		expect(neutralFace()).toEqual({ state: "used" });
		const [tile] = await show(7200, [atRest(7200)]);
		expect(tile?.readings[0]).toMatchObject({ label: "neutral", shown: "neutral" });
		expect(kept).toHaveLength(1);
	});

	test("of the user goes by no name, of a nameless participant not at all", async () => {
		const { show } = await openPage([tileOf("t", { isSelf: true })]);
		service.learnNeutralFace(3, 0, "t");
		for (let atMs = 0; atMs <= 4400; atMs += 200) await show(atMs, [atRest(atMs)]);
		expect(kept.map(([key]) => key)).toEqual(["self"]);

		const other = await openPage([tileOf("u", { name: null })]);
		service.learnNeutralFace(3, 0, "u");
		for (let atMs = 5000; atMs <= 9400; atMs += 200) await other.show(atMs, [atRest(atMs)], "u");
		expect(kept).toHaveLength(1);
	});

	test("that is switched off, or not alone on its tile, changes nothing", async () => {
		const faces = { "meet/Ada": { ...FLAT, sad: 2, neutral: -1 } };
		service.setNeutralFaces({ isUsed: false, faces, broken: 0 });
		const { show } = await openPage();
		for (let atMs = 0; atMs <= 1000; atMs += 200) await show(atMs, [atRest(atMs)]);
		expect(neutralFace()).toEqual({ state: "kept" });
		expect((await show(1200, [atRest(1200)]))[0]?.readings[0]?.label).toBe("sad");

		service.setNeutralFaces({ isUsed: true, faces, broken: 0 });
		const second = madeUpFace({ box: boxAt(180), probabilities: probabilitiesOf({ happy: 0.9 }) });
		for (let atMs = 1400; atMs <= 3000; atMs += 200) await show(atMs, [atRest(atMs), second]);
		expect(neutralFace()).toEqual({ state: "kept" });
	});

	test("that is stored broken is not used, and Diagnostics says so", async () => {
		service.setNeutralFaces(
			parseNeutralFaces({ isUsed: true, faces: { "meet/Ada": { sad: "very" } } }),
		);
		const { show } = await openPage();
		for (let atMs = 0; atMs <= 1000; atMs += 200) await show(atMs, [atRest(atMs)]);
		expect(neutralFace()).toBeUndefined();
		expect(service.facts().errors.join()).toMatch(/1 stored neutral faces cannot be read/);
	});
});

describe("a picture that stands still", () => {
	const tileNow = () => service.facts().pages[0]?.tiles[0];

	test("keeps its faces, uncertain since frozen, when no frames come, and reads on when they do", async () => {
		const { receive, show } = await openPage();
		for (let atMs = 0; atMs <= 1000; atMs += 200) await show(atMs, [happy]);
		const stopped = [tileOf("t", { skipped: "no-frames" })];
		receive({ kind: "tiles", platform: "meet", warnings: [], tiles: stopped });
		expect(tileNow()?.latest).toMatchObject([{ label: "uncertain", doubts: ["frozen"] }]);
		receive({ kind: "tiles", platform: "meet", warnings: [], tiles: [tileOf("t")] });
		await show(9000, [happy]);
		const [read] = await show(9200, [happy]);
		expect(read?.readings).toMatchObject([{ label: "happy", trackState: "confirmed" }]);
	});

	test.each([
		["hidden", []],
		["no-frames", [{ label: "uncertain", doubts: ["frozen"] }]],
	] as const)(
		"is %s while its last frame is read, which changes nothing",
		async (skipped, latest) => {
			const { receive, show, page } = await openPage();
			for (let atMs = 0; atMs <= 1000; atMs += 200) await show(atMs, [happy]);
			receive(frameOf(1200, "t"));
			receive({
				kind: "tiles",
				platform: "meet",
				warnings: [],
				tiles: [tileOf("t", { skipped })],
			});
			await latestPipeline().see(happy);
			expect(page.of("readings").at(-1)).toMatchObject({ atMs: 1200, tiles: [] });
			expect(tileNow()?.latest).toMatchObject(latest);
			expect(tileNow()?.latest).toHaveLength(latest.length);
		},
	);

	test("stays labelled while frames come: a photograph may be sent as video", async () => {
		const { show } = await openPage();
		const still = { ...happy, fingerprint: { pixels: 7, copy: "whole" } };
		const labels = new Set<string | undefined>();
		for (let atMs = 1000; atMs <= 20_000; atMs += 200)
			labels.add((await show(atMs, [still]))[0]?.readings[0]?.shown);
		expect([...labels]).toEqual(["happy"]);
	});
});

describe("a tab whose own picture is captured", () => {
	const capture: CapturedTab = {
		size: () => ({ width: 1920, height: 1080 }),
		grab: async () => ATLAS as unknown as ImageBitmap,
		end: () => {},
	};
	const place = { x: 100, y: 50, width: 320, height: 180 };
	const aimedAt = (atMs: number) => ({
		kind: "frame",
		atMs,
		atlas: null,
		width: 960,
		height: 540,
		patches: [{ ...patchOf("t"), place }],
	});

	test("a face is read where the page shows the tile", async () => {
		captured = capture;
		const { page, receive } = await openPage();
		receive(aimedAt(1_000_000));
		await settled();
		await latestPipeline().see(madeUpFace({ box: boxAt(240, 120, 40) }));
		expect(page.of("readings").at(-1)?.tiles[0]?.readings[0]).toMatchObject({
			box: { x: 40, y: 20, width: 40, height: 40 },
		});
		expect(service.facts().pages[0]?.captured).toBe(true);
	});

	test("a frame that comes after its end is answered with nothing", async () => {
		const { page, receive } = await openPage();
		receive(aimedAt(1_000_000));
		expect(page.of("readings")).toMatchObject([{ atMs: 1_000_000, tiles: [] }]);
		expect(service.facts().errors).toEqual([]);
	});
});
