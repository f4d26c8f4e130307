import { expect, test } from "vitest";
import { BATCHES_COMPARED, type BackendVerdict } from "../../../src/engine/backend-choice.ts";
import { parseCard } from "../../../src/engine/card.ts";
import {
	type BackendMemory,
	type Classify,
	ExpressionReader,
	type GraphicsReader,
	LEAST_FACES,
	SETTLED_AFTER_MS,
} from "../../../src/inference/expression-reader.ts";
import { exampleCard } from "../../fixtures/example-card.ts";

const CARD = parseCard(JSON.stringify(exampleCard()));

/** The one number of a crop is its face's; the made-up network says it back. */
const crop = (face: number) => Float32Array.of(face);
/** Both heads of the network say the face's number. */
const rowOf = (face: number) =>
	Float32Array.from({ length: 15 }, (_, i) => (i === face || i === 7 + face ? 5 : 0));

/** A backend of a made-up network that takes as long as it is told to. */
function backend(tookMs: number, row = rowOf) {
	const seen: number[][] = [];
	const classify: Classify = async (crops) => {
		const faces = crops.map(([face = Number.NaN]) => face);
		seen.push(faces);
		return { logits: faces.map(row), tookMs, tensors: 10 };
	};
	return { seen, classify };
}

/** The processor's worker takes its crops over, as a real one does. */
function processorOf(tookMs = 8) {
	const { seen, classify } = backend(tookMs);
	const takingOver: Classify = (crops, options) => {
		const taken = crops.map((one) => structuredClone(one, { transfer: [one.buffer] }));
		return classify(taken, options);
	};
	return { seen, classify: takingOver };
}

class Graphics implements GraphicsReader {
	readonly seen: number[][];
	isDisposed = false;
	failure: Error | null = null;
	classify: Classify;

	constructor(
		tookMs: number,
		private readonly name: string | null = "a card",
		row = rowOf,
	) {
		const made = backend(tookMs, row);
		this.seen = made.seen;
		this.classify = async (crops, options) => {
			if (this.failure) throw this.failure;
			return made.classify(crops, options);
		};
	}

	async find() {
		return this.name;
	}

	async start() {
		if (this.failure) throw this.failure;
	}

	dispose() {
		this.isDisposed = true;
	}
}

class Memory implements BackendMemory {
	kept: BackendVerdict | undefined;
	failure: "failed" | "lost" | null = null;

	givenUp() {
		return this.failure;
	}

	recall() {
		return this.kept;
	}

	keep(_weights: string, _graphics: string, verdict: BackendVerdict) {
		this.kept = verdict;
	}

	giveUp(_weights: string, reason: "failed" | "lost") {
		this.failure = reason;
		this.kept = undefined;
	}
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

function newReader(graphics: Graphics, memory = new Memory()) {
	const clock = { ms: 0 };
	const created: ((reason: Error) => void)[] = [];
	const fallBacks: string[] = [];
	const processor = processorOf();
	const reader = new ExpressionReader({
		card: CARD,
		classify: processor.classify,
		graphics: {
			create: (onTrouble) => {
				created.push(onTrouble);
				return graphics;
			},
			memory,
			onFallBack: ({ message }) => fallBacks.push(message),
		},
		now: () => clock.ms,
	});
	/** Reads these faces and lets what follows happen; true if every one was answered as itself. */
	const read = async (faces: readonly number[]) => {
		const rows = await reader.classify(faces.map(crop), { watched: true });
		await settled();
		return faces.length === rows.length && faces.every((face, i) => rows[i]?.[face] === 5);
	};
	return { reader, clock, created, fallBacks, processor, memory, read };
}

const FACES = [0, 1, 2, 3];
const FEW = FACES.slice(0, LEAST_FACES - 1);

/** Reads until the comparison is over. */
async function compared(graphics: Graphics, memory?: Memory) {
	const made = newReader(graphics, memory);
	made.clock.ms = SETTLED_AFTER_MS;
	for (let i = 0; i <= BATCHES_COMPARED; i++) expect(await made.read(FACES)).toBe(true);
	return made;
}

test("in the first seconds the graphics card is not even looked for", async () => {
	const { created, clock, read, reader } = newReader(new Graphics(1));
	clock.ms = SETTLED_AFTER_MS - 1;
	for (let i = 0; i < 100; i++) expect(await read(FACES)).toBe(true);
	expect(created).toHaveLength(0);
	expect(reader.backend()).toMatchObject({ name: "wasm", reason: "start" });
});

test("nor ever for few faces", async () => {
	const { created, clock, read } = newReader(new Graphics(1));
	clock.ms = 10 * SETTLED_AFTER_MS;
	for (let i = 0; i < 100; i++) expect(await read(FEW)).toBe(true);
	expect(created).toHaveLength(0);
});

test("one that is faster and says the same is used after the comparison, for many faces at once", async () => {
	const graphics = new Graphics(2);
	const { reader, processor, read, memory } = await compared(graphics);
	expect(reader.backend()).toEqual({
		name: "webgl",
		reason: "faster",
		timesAsFast: 4,
		graphics: "a card",
	});
	expect(memory.kept).toMatchObject({ name: "webgl", timesAsFast: 4 });
	const [before, onGraphics] = [processor.seen.length, graphics.seen.length];
	expect(await read(FACES)).toBe(true);
	expect([processor.seen.length, graphics.seen.length]).toEqual([before, onGraphics + 1]);
	expect(await read(FEW)).toBe(true);
	expect([processor.seen.length, graphics.seen.length]).toEqual([before + 1, onGraphics + 1]);
});

test("no answer waits for the comparison", async () => {
	const graphics = new Graphics(2);
	graphics.classify = () => new Promise(() => {});
	const { clock, read, processor } = newReader(graphics);
	clock.ms = SETTLED_AFTER_MS;
	for (let i = 0; i < 20; i++) expect(await read(FACES)).toBe(true);
	expect(processor.seen).toHaveLength(20);
});

test.each([
	["slower", new Graphics(7)],
	["differs", new Graphics(1, "a card", (face) => rowOf((face + 1) % 7))],
])("one that is %s is put away, and not compared again", async (reason, graphics) => {
	const { reader, created, read, memory, fallBacks } = await compared(graphics);
	expect(reader.backend()).toMatchObject({ name: "wasm", reason, graphics: "a card" });
	expect(graphics.isDisposed).toBe(true);
	for (let i = 0; i < 20; i++) expect(await read(FACES)).toBe(true);
	expect(created).toHaveLength(1);
	expect(fallBacks).toEqual([]);
	const again = new Graphics(1);
	const later = await compared(again, memory);
	expect(later.reader.backend()).toMatchObject({ name: "wasm", reason });
	expect(again.seen).toEqual([]);
	expect(again.isDisposed).toBe(true);
});

test("where there is none, that is said and nothing goes wrong", async () => {
	const graphics = new Graphics(1, null);
	const { reader, fallBacks } = await compared(graphics);
	expect(reader.backend()).toMatchObject({ name: "wasm", reason: "missing", graphics: null });
	expect(graphics.isDisposed).toBe(true);
	expect(fallBacks).toEqual([]);
});

test("one known to be faster is used without another comparison, but not at once either", async () => {
	const memory = new Memory();
	memory.kept = { name: "webgl", reason: "faster", timesAsFast: 3 };
	const graphics = new Graphics(1);
	const { clock, read, reader, processor } = newReader(graphics, memory);
	expect(await read(FACES)).toBe(true);
	expect(reader.backend().name).toBe("wasm");
	clock.ms = SETTLED_AFTER_MS;
	expect(await read(FACES)).toBe(true);
	expect(reader.backend()).toMatchObject({ name: "webgl", reason: "faster", timesAsFast: 3 });
	expect(await read(FACES)).toBe(true);
	expect(graphics.seen).toHaveLength(1);
	expect(processor.seen).toHaveLength(2);
});

test("one that dies in the middle of a batch loses no face, and is not tried again", async () => {
	const graphics = new Graphics(1);
	const { reader, read, created, fallBacks, memory } = await compared(graphics);
	expect(reader.backend().name).toBe("webgl");
	graphics.failure = new Error("The graphics card was lost.");
	const both = await Promise.all([read(FACES), read([4, 5, 6, 0, 1])]);
	expect(both).toEqual([true, true]);
	expect(reader.backend()).toMatchObject({ name: "wasm", reason: "lost", timesAsFast: null });
	expect(graphics.isDisposed).toBe(true);
	for (let i = 0; i < 20; i++) expect(await read(FACES)).toBe(true);
	expect(created).toHaveLength(1);
	expect(fallBacks).toEqual([
		"The graphics card was lost. Faces are read on the processor instead.",
	]);
	const next = await compared(new Graphics(1), memory);
	expect(next.created).toHaveLength(0);
	expect(next.reader.backend()).toMatchObject({ name: "wasm", reason: "lost" });
});

test.each([
	["zeros", () => new Float32Array(15)],
	["no numbers", () => new Float32Array(15).fill(Number.NaN)],
])("one that answers %s is as one that died", async (_, nonsense) => {
	let isMad = false;
	const graphics = new Graphics(1, "a card", (face) => (isMad ? nonsense() : rowOf(face)));
	const { reader, read, fallBacks } = await compared(graphics);
	isMad = true;
	expect(await read(FACES)).toBe(true);
	expect(reader.backend()).toMatchObject({ name: "wasm", reason: "lost" });
	expect(fallBacks).toHaveLength(1);
});

test("one that answers for too few faces is as one that died", async () => {
	const graphics = new Graphics(1);
	const { read, reader } = await compared(graphics);
	const { classify } = graphics;
	graphics.classify = (crops, options) => classify(crops.slice(1), options);
	expect(await read(FACES)).toBe(true);
	expect(reader.backend().reason).toBe("lost");
});

test("trouble told between two batches changes over before the next", async () => {
	const graphics = new Graphics(1);
	const { read, reader, created, fallBacks } = await compared(graphics);
	const asked = graphics.seen.length;
	created[0]?.(new Error("its thread has ended."));
	created[0]?.(new Error("and again"));
	expect(reader.backend()).toMatchObject({ name: "wasm", reason: "lost" });
	expect(await read(FACES)).toBe(true);
	expect(graphics.seen).toHaveLength(asked);
	expect(fallBacks).toHaveLength(1);
});

test("one that cannot be started is given up, and said once", async () => {
	const graphics = new Graphics(1);
	graphics.failure = new Error("The driver cannot.");
	const { reader, fallBacks, memory } = await compared(graphics);
	expect(reader.backend()).toMatchObject({ name: "wasm", reason: "failed" });
	expect(memory.givenUp()).toBe("failed");
	expect(fallBacks).toEqual(["The driver cannot. Faces are read on the processor instead."]);
});

test("the processor's own failure is told to who asked", async () => {
	const reader = new ExpressionReader({
		card: CARD,
		classify: () => Promise.reject(new Error("The expression reader stopped.")),
		graphics: null,
		now: () => 0,
	});
	await expect(reader.classify(FACES.map(crop), { watched: true })).rejects.toThrow("stopped");
});

test("a reader that is ended ends the graphics card's worker too", async () => {
	const graphics = new Graphics(1);
	const { reader, fallBacks } = await compared(graphics);
	reader.dispose();
	expect(graphics.isDisposed).toBe(true);
	expect(fallBacks).toEqual([]);
});
