import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browserPath } from "../../scripts/browser-path.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import { shownProbabilities } from "../../src/engine/calibrate.ts";
import { parseCard } from "../../src/engine/card.ts";
import { standardise } from "../../src/engine/standardise.ts";
import { EXPRESSIONS } from "../../src/shared/expressions.ts";
import { exampleCard } from "../fixtures/example-card.ts";
import { bytesOf, type GoldenNetwork, goldenNetworks } from "../fixtures/parity.ts";
import { seededNumbers } from "../unit/engine/seeded-noise.ts";
// Declares what the page offers.
import type {} from "./webgl-page/index.ts";

let browser: Browser;
let page: Page;
let folder: string;
let server: FolderServer;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-webgl-"));
	await build({
		configFile: false,
		root: "tests/e2e/webgl-page",
		base: "./",
		logLevel: "error",
		worker: { format: "es" },
		build: {
			outDir: folder,
			target: "chrome148",
			modulePreload: { polyfill: false },
			chunkSizeWarningLimit: 1200,
		},
	});
	const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	browser = await puppeteer.launch({
		executablePath: browserPath(),
		args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", ...sandbox],
	});
	server = await serveFolders({
		"/": folder,
		"/tfjs/": "node_modules/@tensorflow/tfjs-backend-wasm/dist",
	});
	page = await browser.newPage();
	await page.goto(`${server.origin}/index.html`);
	await page.waitForFunction(() => globalThis.webglPage !== undefined);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
	await rm(folder, { recursive: true, force: true });
});

function shipped(model: string) {
	const card = readFileSync(`models/${model}/card.json`, "utf8");
	return { card, weights: [...readFileSync(`models/${model}/${parseCard(card).weights.file}`)] };
}

/** A network so small that a program that draws computes it at once, of made-up weights. */
function madeUp() {
	const card = exampleCard();
	const noise = seededNumbers(8);
	// Half-precision numbers of either sign, from 1/4 to 1.
	const halves = Uint16Array.from({ length: card.weights.bytes / 2 }, () => {
		const sign = noise() < 0.5 ? 0x8000 : 0;
		return sign | (0x3400 + Math.floor(noise() * 0x800));
	});
	const weights = Buffer.from(halves.buffer);
	card.weights.sha256 = createHash("sha256").update(weights).digest("hex");
	return { card: JSON.stringify(card), weights: [...weights] };
}

const cropsOf = ({ cases, epsilon }: GoldenNetwork) =>
	cases.map(({ gray }) => [...standardise(Float32Array.from(bytesOf(gray)), epsilon)]);

test("a program that draws on the processor is taken for no graphics card", async () => {
	const name = (allowSoftware: boolean) =>
		page.evaluate(
			(network, options) => globalThis.webglPage.nameOfGraphics(network, options),
			madeUp(),
			{
				allowSoftware,
			},
		);
	expect(await name(true)).toMatch(/swiftshader/i);
	expect(await name(false)).toBeNull();
});

test.each(goldenNetworks())("on WebGL, $model computes what PyTorch computed", async (golden) => {
	const network = shipped(golden.model);
	const rows = await page.evaluate(
		(given, crops) => globalThis.webglPage.classify(given, crops),
		network,
		cropsOf(golden),
	);
	for (const [i, { logits, shown, name }] of golden.cases.entries()) {
		const row = rows[i] ?? [];
		const worst = Math.max(...logits.map((logit, k) => Math.abs(logit - (row[k] ?? Number.NaN))));
		expect(worst, name).toBeLessThan(1e-4);
		const probabilities = shownProbabilities(row, parseCard(network.card));
		for (const expression of EXPRESSIONS)
			expect(Math.abs(probabilities[expression] - shown[expression]), name).toBeLessThan(1e-4);
	}
});

test("a graphics card that is lost in the middle of a batch loses no face and changes no label", async () => {
	const [golden] = goldenNetworks();
	if (!golden) throw new Error("there are no golden faces");
	const story = await page.evaluate(
		(network, crops) => globalThis.webglPage.loseGraphics(network, crops),
		madeUp(),
		cropsOf(golden),
	);
	expect(story.before).toMatchObject({ name: "webgl", reason: "faster" });
	// Which of two programs is the faster is not for a test to say, but that they agree.
	expect(["slower", "faster"]).toContain(story.verdict?.reason);
	expect(story.after).toMatchObject({ name: "wasm", reason: "lost" });
	expect(story.fallBacks).toHaveLength(1);
	expect(new Set(story.onProcessor.map(String)).size).toBe(golden.cases.length);
	for (const rows of [story.onGraphics, story.whileLost, story.afterwards]) {
		expect(rows).toHaveLength(story.onProcessor.length);
		const differences = story.onProcessor.flatMap((row, face) =>
			row.map((logit, k) => Math.abs(logit - (rows[face]?.[k] ?? Number.NaN))),
		);
		expect(Math.max(...differences)).toBeLessThan(1e-3);
		expect(rows.map(labelOf)).toEqual(story.onProcessor.map(labelOf));
	}
});

function labelOf(logits: ArrayLike<number>) {
	const shown = shownProbabilities(logits, parseCard(madeUp().card));
	return EXPRESSIONS.reduce((best, label) => (shown[label] > shown[best] ? label : best));
}
