import { spawnSync } from "node:child_process";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer, { type Browser } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath } from "../../scripts/browser-path.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import { portraits } from "./analyse-files.ts";

const missing = portraits.length === 0 ? " (skipped: ../shared/data/portraits is absent)" : "";

describe.skipIf(portraits.length === 0)(`Analyse as a page of its own${missing}`, () => {
	let folder: string;
	let server: FolderServer;
	let browser: Browser;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), "expressly-web-"));
		const built = path.join(folder, "deep", "analyse");
		const config = ["--config", "vite.web.config.ts", "--outDir", built, "--logLevel", "error"];
		const { status, stderr } = spawnSync(
			"node",
			["node_modules/vite/bin/vite.js", "build", ...config],
			{ encoding: "utf8" },
		);
		if (status !== 0) throw new Error(stderr);
		server = await serveFolders({ "/": folder });
		browser = await puppeteer.launch({
			executablePath: browserPath(),
			args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
		});
	});

	afterAll(async () => {
		await browser?.close();
		await server?.close();
		await rm(folder, { recursive: true, force: true });
	});

	test("it reads a picture from any path of any server, and asks no other for anything", async () => {
		const page = await browser.newPage();
		const asked: string[] = [];
		page.on("request", (request) => asked.push(request.url()));
		await page.goto(`${server.origin}/deep/analyse/#pictures`);
		const input = await page.waitForSelector("input#pick-pictures");
		await (input as Awaited<ReturnType<typeof page.waitForSelector<"input">>>)?.uploadFile(
			portraits[0] ?? "",
		);
		await page.waitForFunction(() => globalThis.expresslyAnalysis?.progress().finished === 1, {
			timeout: 60_000,
		});
		expect(await page.$$(".faces-table tbody tr")).toHaveLength(1);
		const elsewhere = asked.filter((url) => !url.startsWith(`${server.origin}/deep/analyse/`));
		expect(elsewhere.filter((url) => !/^(blob|data):/.test(url))).toEqual([]);
		await page.close();
	});

	test("a missing model is told in its own words, with what to do", async () => {
		const model = path.join(folder, "deep", "analyse", "models");
		await rename(model, `${model}.away`);
		const page = await browser.newPage();
		await page.goto(`${server.origin}/deep/analyse/#pictures`);
		const input = await page.waitForSelector("input#pick-pictures");
		await (input as Awaited<ReturnType<typeof page.waitForSelector<"input">>>)?.uploadFile(
			portraits[0] ?? "",
		);
		const notice = await page.waitForSelector(".viewer .notice.danger");
		expect(await notice?.evaluate((element) => element.textContent)).toMatch(
			/did not start: .* Reload this page/,
		);
		await page.close();
	});
});
