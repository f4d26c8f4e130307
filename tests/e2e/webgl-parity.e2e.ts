import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
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
import { bytesOf, goldenNetworks } from "../fixtures/parity.ts";

let browser: Browser;
let page: Page;
let folder: string;
let server: FolderServer;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-webgl-"));
	await build({
		configFile: false,
		logLevel: "error",
		build: {
			outDir: folder,
			lib: { entry: "tests/e2e/webgl-network.ts", formats: ["iife"], name: "network" },
			rolldownOptions: { output: { entryFileNames: "network.js" } },
		},
	});
	const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	browser = await puppeteer.launch({
		executablePath: browserPath(),
		args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", ...sandbox],
	});
	await writeFile(path.join(folder, "index.html"), '<script src="network.js"></script>');
	server = await serveFolders({ "/": folder });
	page = await browser.newPage();
	await page.goto(`${server.origin}/index.html`);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
	await rm(folder, { recursive: true, force: true });
});

test.each(goldenNetworks())("on WebGL, $model computes what PyTorch computed", async (golden) => {
	const text = readFileSync(`models/${golden.model}/card.json`, "utf8");
	const card = parseCard(text);
	const weights = [...readFileSync(`models/${golden.model}/${card.weights.file}`)];
	const crops = golden.cases.map(({ gray }) => [
		...standardise(Float32Array.from(bytesOf(gray)), golden.epsilon),
	]);
	const { backend, rows } = await page.evaluate(
		(...given) => globalThis.classifyOnWebgl(...given),
		text,
		weights,
		crops,
	);
	expect(backend).toBe("webgl");
	for (const [i, { logits, shown, name }] of golden.cases.entries()) {
		const row = rows[i] ?? [];
		const worst = Math.max(...logits.map((logit, k) => Math.abs(logit - (row[k] ?? Number.NaN))));
		expect(worst, name).toBeLessThan(1e-4);
		const probabilities = shownProbabilities(row, card);
		for (const expression of EXPRESSIONS)
			expect(Math.abs(probabilities[expression] - shown[expression]), name).toBeLessThan(1e-4);
	}
});
