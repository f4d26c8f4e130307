import type { Page } from "puppeteer";
import { asError } from "../../src/shared/as-error.ts";
import { type BenchContext, type BenchPart, markdownTable, ms } from "./bench-part.ts";
import { browserProcesses } from "./browser-processes.ts";
import { installPeers } from "./install-peers.ts";
import type { Watched } from "./page/watch-film.ts";

interface ReaderFigures extends Watched {
	reader: string;
	backend: string;
	/** What the browser's processes took for a frame more than for the film alone, in milliseconds of one core. */
	cpuMs: number;
}

export interface PeersFigures {
	readers: ReaderFigures[];
	/** Readers that did not run, with the reason. */
	failed: { reader: string; reason: string }[];
}

/** One reader of faces: how it is made ready in the bench's page, and how it reads the film there. */
interface Way {
	reader: string;
	backend: string;
	prepare(page: Page): Promise<unknown>;
	watch(page: Page): Promise<Watched | undefined>;
}

const ours = (model: string, isFollowed: boolean): Way => ({
	reader: `Expressly, ${model}, ${isFollowed ? "as in a call" : "every frame searched"}`,
	backend: "wasm",
	prepare: (page) =>
		page.evaluate(
			(name, follow) => globalThis.benchPage?.prepareReading(name, follow),
			model,
			isFollowed,
		),
	watch: (page) => page.evaluate(() => globalThis.benchPage?.watchReading()),
});

const peer = (name: string, backend: string, reader = name): Way => ({
	reader,
	backend,
	prepare: (page) =>
		page.evaluate((which, on) => globalThis.benchPeers?.preparePeer(which, on), name, backend),
	watch: (page) => page.evaluate(() => globalThis.benchPeers?.watchPeer()),
});

const FILM_ALONE = peer("nothing", "wasm");
const WAYS = [
	ours("swift", true),
	ours("swift", false),
	ours("keen", true),
	ours("keen", false),
	peer("human", "wasm", "human, every frame searched"),
	peer("human, caching", "wasm", "human, the face's place kept for a while"),
	peer("face-api", "wasm", "face-api, tiny face detector"),
	peer("human", "webgl", "human, every frame searched"),
	peer("face-api", "webgl", "face-api, tiny face detector"),
];

/** What others take for the same frames. */
export const peersPart: BenchPart<PeersFigures> = {
	name: "peers",
	isOnlyOnDemand: true,
	async measure(context) {
		installPeers(context.say);
		const film = await measureWay(context, FILM_ALONE, 0);
		const figures: PeersFigures = { readers: [], failed: [] };
		for (const way of WAYS)
			try {
				figures.readers.push(await measureWay(context, way, film.cpuMs));
			} catch (error) {
				const reason = asError(error).message;
				const [sentence = ""] = reason.split("\n");
				figures.failed.push({ reader: `${way.reader}, ${way.backend}`, reason: sentence });
			}
		return figures;
	},
	section: ({ readers, failed }) => `## Peers

Three people of the demo call, four frames of 640 x 360 a second for each, one face in each frame: from the frame to the
expression, finding the face included. Human (\`@vladmandic/human\`) with all but its face detector and its emotion network
off, face-api (\`@vladmandic/face-api\`) with its smallest detector, in the same browser, one after the other, each on one
thread. Each takes the frame as it takes it best: the peers from a canvas, Expressly from the planes that a decoder hands
out, as in a call. Least and median are times from the frame, drawn before, to the expression; the last column says how many times
the median of Expressly with swift, as in a call. The processor's time is that of all the browser's processes less what
the film itself takes, which is more than any reader but those on WebGL.

${markdownTable(
	["reader", "backend", "faces read", "least", "median", "times ours", "processor"],
	readers.map((one) => [
		one.reader,
		one.backend,
		`${one.read} of ${one.frames}`,
		`${ms(one.leastMs)} ms`,
		`${ms(one.medianMs)} ms`,
		(one.medianMs / (readers[0]?.medianMs ?? Number.NaN)).toFixed(1),
		`${ms(one.cpuMs)} ms`,
	]),
)}
${failed.map(({ reader, reason }) => `\nDid not run: ${reader}: ${reason}\n`).join("")}`,
};

/** @param filmMs What the film alone takes of one core for a frame, in milliseconds. */
async function measureWay(
	{ extension, openBenchPage, say }: BenchContext,
	{ reader, backend, prepare, watch }: Way,
	filmMs: number,
): Promise<ReaderFigures> {
	say(`${reader}, ${backend} …`);
	const { browser } = await extension();
	// A page of its own: each brings a TensorFlow.js along.
	const page = await openBenchPage();
	await prepare(page);
	const spentSeconds = async () =>
		(await browserProcesses(browser)).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
	const before = await spentSeconds();
	const watched = await watch(page);
	const spentMs = 1000 * ((await spentSeconds()) - before);
	if (watched === undefined) throw new Error("The page of the bench did not load.");
	return { reader, backend, ...watched, cpuMs: spentMs / watched.frames - filmMs };
}
