import { readFileSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import axe from "axe-core";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildIfStale } from "../../scripts/fresh-build.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import type { ExportRecord } from "../../src/shared/export-record.ts";
import {
	cutShort,
	ffmpeg,
	fileWith,
	gridOf,
	hasFfmpeg,
	newFolder,
	portraits,
	videoOf,
	whyNot,
} from "./analyse-files.ts";

const FAKE_CAMERA = "--use-fake-device-for-media-stream";
const ALLOW_CAMERA = "--use-fake-ui-for-media-stream";

async function openAnalyse(extension: ExtensionBrowser, mode: string): Promise<Page> {
	const page = await extension.browser.newPage();
	await page.goto(`${extension.url("src/analyse/index.html")}#${mode}`);
	await page.waitForSelector(`#panel-${mode} .card`);
	return page;
}

async function pick(page: Page, selector: string, ...files: string[]): Promise<void> {
	const input = await page.waitForSelector(`input${selector}`);
	await (input as Awaited<ReturnType<typeof page.waitForSelector<"input">>>)?.uploadFile(...files);
}

async function untilFinished(page: Page): Promise<void> {
	await page.waitForFunction(
		() => {
			const progress = globalThis.expresslyAnalysis?.progress();
			return progress && progress.total > 0 && progress.finished === progress.total;
		},
		{ timeout: 90_000, polling: 200 },
	);
}

const textOf = (page: Page, selector: string) =>
	page.$$eval(selector, (all) => all.map((one) => one.textContent?.trim() ?? ""));

async function press(page: Page, text: string): Promise<void> {
	await page.locator(`::-p-xpath(//button[normalize-space()="${text}"])`).click();
}

/** Exports in a format by the menu. @returns The downloaded file's text. */
async function exportAs(page: Page, format: string, folder: string): Promise<string> {
	const session = await page.createCDPSession();
	await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
	await press(page, "Export");
	await page.locator(`::-p-xpath(//*[@role="menuitem"][b="${format}"])`).click();
	for (let tries = 0; tries < 100; tries++) {
		const [done] = (await readdir(folder)).filter((name) => !name.endsWith(".crdownload"));
		if (done) return readFileSync(path.join(folder, done), "utf8");
		await pause(100);
	}
	throw new Error("Nothing was downloaded within 10 seconds");
}

/** Whether the browser asks before the page closes. The page then stays. */
async function asksBeforeClosing(page: Page): Promise<boolean> {
	let asked = false;
	page.once("dialog", (dialog) => {
		asked = dialog.type() === "beforeunload";
		void dialog.dismiss();
	});
	await page.close({ runBeforeUnload: true });
	for (let tries = 0; tries < 20 && !asked && !page.isClosed(); tries++) await pause(100);
	return asked;
}

describe.skipIf(portraits.length === 0 || !hasFfmpeg)(`Analyse${whyNot}`, () => {
	const [happy = "", neutral = "", ...more] = portraits;
	let folder: string;
	let downloads: string;
	let film: string;
	let extension: ExtensionBrowser;
	let page: Page;

	beforeAll(async () => {
		await buildIfStale(() => {});
		folder = newFolder();
		const camera = ffmpeg(
			folder,
			"camera.mjpeg",
			...["-loop", "1", "-t", "1", "-r", "10", "-i", happy],
			...["-vf", "scale=480:480,pad=640:480:80:0", "-pix_fmt", "yuvj420p", "-q:v", "4"],
		);
		film = ffmpeg(folder, "film.mp4", ...videoOf([happy, neutral, more[0] ?? ""]));
		extension = await launchExtension({
			args: [FAKE_CAMERA, ALLOW_CAMERA, `--use-file-for-fake-video-capture=${camera}`],
		});
	});

	afterAll(async () => {
		await extension?.close();
		await rm(folder, { recursive: true, force: true });
	});

	beforeEach(async () => {
		downloads = path.join(folder, `downloads ${Math.random()}`);
		await mkdir(downloads);
	});

	afterEach(async () => {
		if (page && !page.isClosed()) await page.close();
	});

	test("pictures are listed, framed and tabled, and a damaged one harms nothing", async () => {
		page = await openAnalyse(extension, "pictures");
		const group = ffmpeg(folder, "group.jpg", ...gridOf(portraits.slice(0, 4), 2, 200));
		const short = cutShort(folder, "short.jpg", happy, 9000);
		await pick(page, "#pick-pictures", happy, short, group);
		await untilFinished(page);
		expect(await textOf(page, ".picture-name")).toEqual([
			...[path.basename(happy), "short.jpg", "group.jpg"],
		]);
		expect(await textOf(page, ".failed-count")).toEqual(["1 failed"]);
		expect(await page.$$(".faces-table tbody tr")).toHaveLength(5);
		await page.click(".picture-row.failed");
		expect(await textOf(page, ".viewer .notice p")).toEqual([
			"This picture is damaged or cut short. Copy it again from where it came.",
		]);
		await page.keyboard.press("ArrowDown");
		await page.waitForFunction(
			() => document.querySelector(".viewer-name")?.textContent === "group.jpg",
		);
		expect(await page.$eval(".viewer img", (img) => img.getAttribute("alt"))).toBe("4 faces");
	});

	test("an export holds what the table shows, and closing asks only until then", async () => {
		page = await openAnalyse(extension, "pictures");
		expect(await asksBeforeClosing(page)).toBe(false);
		page = await openAnalyse(extension, "pictures");
		await pick(page, "#pick-pictures", happy, neutral);
		await untilFinished(page);
		await page.click(".mode-tabs");
		expect(await asksBeforeClosing(page)).toBe(true);
		const records = JSON.parse(await exportAs(page, "JSON", downloads)) as ExportRecord[];
		expect(records.map(({ file }) => file)).toEqual([happy, neutral].map((f) => path.basename(f)));
		expect(await asksBeforeClosing(page)).toBe(false);
	});

	test("a picture with its faces is saved as PNG", async () => {
		page = await openAnalyse(extension, "pictures");
		await pick(page, "#pick-pictures", happy);
		await untilFinished(page);
		expect((await exportAs(page, "PNG", downloads)).slice(1, 4)).toBe("PNG");
	});

	test("dropped files go to the mode they are for", async () => {
		page = await openAnalyse(extension, "webcam");
		const session = await page.createCDPSession();
		const data = {
			items: [],
			files: [happy, film].map((f) => path.resolve(f)),
			dragOperationsMask: 1,
		};
		for (const type of ["dragEnter", "dragOver", "drop"] as const)
			await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
		await untilFinished(page);
		expect(await textOf(page, ".picture-name")).toEqual([path.basename(happy)]);
		await page.click("#tab-video");
		expect(await textOf(page, "#panel-video .viewer-name")).toEqual(["film.mp4"]);
	});

	test("hundreds of pictures leave the page usable and its list short", async () => {
		page = await openAnalyse(extension, "pictures");
		await page.click("#small-faces");
		const tiny = ffmpeg(
			folder,
			"tiny.png",
			"-f",
			"lavfi",
			"-i",
			"color=gray:size=40x40",
			"-frames:v",
			"1",
		);
		await pick(page, "#pick-pictures", ...Array.from({ length: 300 }, () => tiny));
		await page.waitForSelector(".picture-row");
		expect((await page.$$(".picture-row")).length).toBeLessThan(60);
		await press(page, "Pause");
		await page.locator("::-p-text(Resume)").click();
		await untilFinished(page);
		expect(await textOf(page, "#batch-progress")).toEqual(["300 of 300 pictures"]);
	});

	test("a video has a timeline per face that moves the player, and the share of each expression", async () => {
		page = await openAnalyse(extension, "video");
		await pick(page, "#pick-video", film);
		await untilFinished(page);
		expect((await page.$$(".timeline-strip canvas")).length).toBeGreaterThan(0);
		const shares = await textOf(page, ".shares .percent");
		const sum = shares.reduce((total, text) => total + Number.parseInt(text, 10), 0);
		expect(Math.abs(sum - 100)).toBeLessThanOrEqual(shares.length);
		const strip = await page.$(".timeline-strip canvas");
		const box = await strip?.boundingBox();
		if (!box) throw new Error("The strip has no place");
		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		await page.waitForFunction(() => {
			const at = document.querySelector("video")?.currentTime ?? 0;
			return at > 1.2 && at < 1.8;
		});
		const text = await exportAs(page, "TXT", downloads);
		expect(text).toMatch(/^film\.mp4: x \d+, y \d+, width \d+/);
		expect(text).toContain("film.mp4 at 0.40 s: ");
	});

	test("a video can be paused and cancelled, and keeps what was read", async () => {
		page = await openAnalyse(extension, "video");
		const long = ffmpeg(folder, "long.mp4", "-stream_loop", "20", "-i", film, "-c", "copy");
		await pick(page, "#pick-video", long);
		await page.waitForSelector("#video-progress[data-state=running]");
		await press(page, "Pause");
		await page.waitForSelector("#video-progress[data-state=paused]");
		await press(page, "Resume");
		await press(page, "Cancel");
		await page.waitForSelector("#video-progress[data-state=cancelled]");
		expect((await textOf(page, "#video-progress"))[0]).toContain("what was read is kept");
	});

	test.each([
		["sound alone", "holds sound but no picture", ["-f", "lavfi", "-i", "sine=duration=1"]],
		["a format no browser decodes", "cannot decode", ["-c:v", "mpeg4"]],
	])("a video with %s is refused in its own words", async (what, sentence, args) => {
		page = await openAnalyse(extension, "video");
		const name = `${what}.mp4`;
		const odd = ffmpeg(folder, name, ...(args[0] === "-f" ? args : ["-i", film, ...args]));
		await pick(page, "#pick-video", odd);
		await page.waitForSelector("#panel-video .notice.danger");
		expect((await textOf(page, "#panel-video .notice.danger p"))[0]).toContain(sentence);
	});

	test("a text named .mp4 is refused in its own words", async () => {
		page = await openAnalyse(extension, "video");
		await pick(page, "#pick-video", fileWith(folder, "text.mp4", "This is no video."));
		await page.waitForSelector("#panel-video .notice.danger");
		expect((await textOf(page, "#panel-video .notice.danger p"))[0]).toContain("not a video");
	});

	test("a video that breaks off keeps what came before", async () => {
		page = await openAnalyse(extension, "video");
		const whole = ffmpeg(folder, "whole.mp4", "-i", film, "-c", "copy", "-movflags", "+faststart");
		const size = readFileSync(whole).length;
		await pick(page, "#pick-video", cutShort(folder, "cut.mp4", whole, Math.floor(size * 0.5)));
		await page.waitForSelector("#panel-video .notice.danger");
		expect((await textOf(page, "#panel-video .notice.danger p"))[0]).toContain("breaks off here");
		expect((await page.$$(".timeline-strip canvas")).length).toBeGreaterThan(0);
	});

	test("the webcam shows a live label, a chart and a recording to export", async () => {
		page = await openAnalyse(extension, "webcam");
		await press(page, "Start the camera");
		await page.waitForSelector(".probability-label", { timeout: 60_000 });
		expect(await page.$$(".probability-bars dt")).toHaveLength(7);
		expect(await page.$$(".chart canvas")).toHaveLength(1);
		await press(page, "Record readings");
		await pause(2500);
		await press(page, "Stop recording");
		const csv = await exportAs(page, "CSV", downloads);
		expect(csv.split("\r\n").length).toBeGreaterThan(3);
		expect(csv).toMatch(/webcam \d{4}-\d\d-\d\d /);
		await press(page, "Stop the camera");
		await page.waitForSelector("#panel-webcam .empty");
	});

	test("tabs are moved along with the arrow keys", async () => {
		page = await openAnalyse(extension, "pictures");
		await page.focus("#tab-pictures");
		await page.keyboard.press("ArrowRight");
		expect(await page.evaluate(() => document.activeElement?.id)).toBe("tab-video");
		await page.waitForSelector("#panel-video .card");
	});

	test.each(["webcam", "pictures", "video"])(
		"%s, still empty, has nothing axe objects to",
		async (mode) => {
			page = await openAnalyse(extension, mode);
			expect(await axeViolations(page)).toEqual([]);
		},
	);

	test("pictures with results have nothing axe objects to", async () => {
		page = await openAnalyse(extension, "pictures");
		await pick(page, "#pick-pictures", happy);
		await untilFinished(page);
		expect(await axeViolations(page)).toEqual([]);
	});
});

async function axeViolations(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	return page.evaluate(async () => {
		const found = await (globalThis as unknown as { axe: typeof axe }).axe.run();
		return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
	});
}

describe("Analyse without a camera to use", () => {
	test.each([
		["there is none", [ALLOW_CAMERA], "No camera was found."],
		["the question is refused", [FAKE_CAMERA], "The question about the camera was closed|blocks"],
	])("where %s, it says so in its own words", async (_, args, sentence) => {
		await buildIfStale(() => {});
		const extension = await launchExtension({ args });
		try {
			const page = await openAnalyse(extension, "webcam");
			if (args[0] === FAKE_CAMERA) {
				const session = await page.createCDPSession();
				await session.send("Browser.setPermission", {
					permission: { name: "camera" },
					setting: "denied",
				});
			}
			await press(page, "Start the camera");
			await page.waitForSelector(".notice.danger");
			expect((await textOf(page, ".notice.danger p"))[0]).toMatch(new RegExp(sentence));
		} finally {
			await extension.close();
		}
	});
});
