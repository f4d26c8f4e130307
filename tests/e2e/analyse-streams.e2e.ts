import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { buildIfStale } from "../../scripts/fresh-build.ts";
import { launchExtension } from "../../scripts/launch-extension.ts";
import { analyseDesk } from "./analyse-desk.ts";
import {
	cutShort,
	ffmpeg,
	fileWith,
	gridOf,
	hasFfmpeg,
	portraits,
	whyNot,
} from "./analyse-files.ts";
import {
	asksBeforeClosing,
	exportAs,
	openAnalyse,
	pick,
	press,
	textOf,
	untilFinished,
} from "./analyse-page.ts";

/** How far right of the player's left edge the first of the marks begins, as a share of the player's width. */
const leftInPlayer = (marks: Element[]): number => {
	const player = document.querySelector("#panel-video video")?.getBoundingClientRect();
	const left = Math.min(...marks.map((mark) => mark.getBoundingClientRect().left));
	return player ? (left - player.left) / player.width : Number.NaN;
};

const FAKE_CAMERA = "--use-fake-device-for-media-stream";
const ALLOW_CAMERA = "--use-fake-ui-for-media-stream";

describe.skipIf(portraits.length === 0 || !hasFfmpeg)(`Analyse: video and webcam${whyNot}`, () => {
	const [happy = "", neutral = "", ...more] = portraits;
	const desk = analyseDesk([happy, neutral, more[0] ?? ""], (folder) => {
		const camera = ffmpeg(
			folder,
			"camera.mjpeg",
			...["-loop", "1", "-t", "1", "-r", "10", "-i", happy],
			...["-vf", "scale=480:480,pad=640:480:80:0", "-pix_fmt", "yuvj420p", "-q:v", "4"],
		);
		return [FAKE_CAMERA, ALLOW_CAMERA, `--use-file-for-fake-video-capture=${camera}`];
	});

	test("a video has a timeline per face that moves the player, and the share of each expression", async () => {
		const page = await desk.open("video");
		await pick(page, "#pick-video", desk.film);
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
		const text = await exportAs(page, "TXT", desk.downloads);
		expect(text).toMatch(/^film\.mp4: x \d+, y \d+, width \d+/);
		expect(text).toContain("film.mp4 at 0.40 s: ");
	});

	test("the timelines of a video are zoomed to a part of it by buttons and by keys, and go with the player", async () => {
		const page = await desk.open("video");
		const still = ["-loop", "1", "-framerate", "5", "-t", "40", "-i", happy];
		const long = ffmpeg(desk.folder, "long.mp4", ...still, "-vf", "scale=240:240");
		await pick(page, "#pick-video", long);
		await untilFinished(page);
		const shown = async () => (await textOf(page, ".timelines-span"))[0];
		const seconds = () => page.$eval("video", (video) => video.currentTime);
		expect(await shown()).toBe("0:00 to 0:40");
		await press(page, "Zoom in");
		await page.focus(".timeline-position input");
		await page.keyboard.press("+");
		expect(await shown()).toBe("0:00 to 0:10");
		await press(page, "Later");
		expect(await shown()).toBe("0:02 to 0:12");
		const box = await (await page.$(".timeline-strip canvas"))?.boundingBox();
		if (!box) throw new Error("The strip has no place");
		await page.mouse.click(box.x + box.width - 1, box.y + box.height / 2);
		await expect.poll(seconds).toBeCloseTo(12.5, 0);
		await page.focus(".timeline-position input");
		await page.keyboard.press("ArrowRight");
		await page.keyboard.press("ArrowRight");
		await expect.poll(shown).toBe("0:11 to 0:21");
		await page.keyboard.press("0");
		expect(await shown()).toBe("0:00 to 0:40");
	}, 240_000);

	test("a face of a video is chosen by its timeline, and marked in the picture", async () => {
		const page = await desk.open("video");
		const grid = ffmpeg(desk.folder, "pair.png", ...gridOf([happy, neutral], 2, 300));
		const pair = ffmpeg(
			desk.folder,
			"pair.mp4",
			...["-loop", "1", "-t", "2", "-i", grid, "-pix_fmt", "yuv420p"],
		);
		await pick(page, "#pick-video", pair);
		await untilFinished(page);
		await page.waitForFunction(() => document.querySelectorAll(".face-spot").length === 2);
		const places: (string | null)[] = [];
		for (const name of ["Face 1", "Face 2"]) {
			await press(page, name);
			await page.waitForSelector(".timeline-name [aria-pressed=true]");
			expect(await textOf(page, ".timeline-name [aria-pressed=true]")).toEqual([name]);
			places.push(await page.$eval(".face-spot.chosen rect", (rect) => rect.getAttribute("x")));
		}
		expect(new Set(places).size).toBe(2);
	});

	test("faces are marked where they are shown, also where the size of a video changes in its middle", async () => {
		const page = await desk.open("video");
		const pair = ffmpeg(desk.folder, "two.png", ...gridOf([happy, neutral], 2, 480));
		const parts = ["960:480", "480:240"].map((size, part) => {
			const scaled = ["-vf", `scale=${size}`, "-pix_fmt", "yuv420p"];
			const still = ["-loop", "1", "-r", "10", "-t", "1", "-i", pair, ...scaled];
			return readFileSync(ffmpeg(desk.folder, `part-${part}.h264`, ...still));
		});
		const both = path.join(desk.folder, "both.h264");
		writeFileSync(both, Buffer.concat(parts));
		const film = ffmpeg(desk.folder, "both.mp4", "-framerate", "10", "-i", both, "-c", "copy");
		await pick(page, "#pick-video", film);
		await untilFinished(page);
		const lefts: number[] = [];
		for (const share of [0.25, 0.75]) {
			await page.$eval(
				"#panel-video video",
				(video, to) => {
					video.currentTime = to * video.duration;
				},
				share,
			);
			await page.waitForFunction(
				(widthPx) => document.querySelector("video")?.videoWidth === widthPx,
				{},
				share < 0.5 ? 960 : 480,
			);
			lefts.push(await page.$$eval("#panel-video .face-spot", leftInPlayer));
		}
		const [before = 0, after = 0] = lefts;
		expect(before).toBeGreaterThan(0);
		expect(before).toBeLessThan(0.5);
		expect(Math.abs(after - before)).toBeLessThan(0.02);
	});

	test("a gallery of many people is read once small faces are looked for, and has every face's timeline", async () => {
		const page = await desk.open("video");
		const gallery = ffmpeg(desk.folder, "25.png", ...gridOf(portraits.slice(0, 25), 5, 216));
		const film = ffmpeg(
			desk.folder,
			"gallery.mp4",
			...["-loop", "1", "-t", "1", "-i", gallery, "-pix_fmt", "yuv420p"],
		);
		await pick(page, "#pick-video", film);
		await untilFinished(page);
		await page.waitForSelector("#panel-video .notice");
		expect(await textOf(page, "#panel-video .notice p")).toEqual([
			"No face was found. Small faces were not looked for.",
		]);
		await press(page, "Find small faces too");
		await page.waitForSelector(".timeline-name");
		await untilFinished(page);
		expect(await page.$("#panel-video .notice")).toBeNull();
		await page.focus(".timeline-name button");
		for (let face = 1; face < 25; face++) await page.keyboard.press("Tab");
		expect(await textOf(page, ":focus")).toEqual(["Face 25"]);
		const last = await page.$(":focus");
		expect(await last?.isIntersectingViewport({ threshold: 1 })).toBe(true);
	});

	test("closing asks until each video is exported", async () => {
		const page = await desk.open("video");
		const text = fileWith(desk.folder, "none.mp4", "This is no video.");
		const second = ffmpeg(desk.folder, "second.mp4", "-i", desk.film, "-c", "copy");
		await pick(page, "#pick-video", desk.film, text, second);
		await untilFinished(page);
		await page.click("#tab-video");
		await exportAs(page, "CSV", desk.downloads);
		expect(await asksBeforeClosing(page)).toBe(true);
		await page.select("#panel-video select", "2");
		await exportAs(page, "JSON", desk.downloads);
		expect(await asksBeforeClosing(page)).toBe(false);
	});

	test("a video can be paused and cancelled, and keeps what was read", async () => {
		const page = await desk.open("video");
		const long = ffmpeg(
			desk.folder,
			"long.mp4",
			"-stream_loop",
			"20",
			"-i",
			desk.film,
			"-c",
			"copy",
		);
		await pick(page, "#pick-video", long);
		await page.waitForSelector("#video-progress[data-state=running]");
		await press(page, "Pause");
		await page.waitForSelector("#video-progress[data-state=paused]");
		await press(page, "Resume");
		await press(page, "Cancel");
		await page.waitForSelector("#video-progress[data-state=cancelled]");
		expect((await textOf(page, "#video-progress"))[0]).toContain("what was read is kept");
		await page.$eval("#panel-video video", (player) => {
			player.currentTime = player.duration - 1;
		});
		await expect
			.poll(() => textOf(page, "#panel-video .viewer [role='status']"), { timeout: 20_000 })
			.toEqual(["This moment has not been read."]);
	});

	test.each([
		["sound alone", "holds sound but no picture", ["-f", "lavfi", "-i", "sine=duration=1"]],
		["a format no browser decodes", "cannot decode", ["-c:v", "mpeg4"]],
	])("a video with %s is refused in its own words", async (what, sentence, args) => {
		const page = await desk.open("video");
		const name = `${what}.mp4`;
		const odd = ffmpeg(
			desk.folder,
			name,
			...(args[0] === "-f" ? args : ["-i", desk.film, ...args]),
		);
		await pick(page, "#pick-video", odd);
		await page.waitForSelector("#panel-video .notice.danger");
		expect((await textOf(page, "#panel-video .notice.danger p"))[0]).toContain(sentence);
	});

	test("a text named .mp4 is refused in its own words", async () => {
		const page = await desk.open("video");
		await pick(page, "#pick-video", fileWith(desk.folder, "text.mp4", "This is no video."));
		await page.waitForSelector("#panel-video .notice.danger");
		expect((await textOf(page, "#panel-video .notice.danger p"))[0]).toContain("not a video");
	});

	test("a video that breaks off keeps what came before", async () => {
		const page = await desk.open("video");
		const whole = ffmpeg(
			desk.folder,
			"whole.mp4",
			"-i",
			desk.film,
			"-c",
			"copy",
			"-movflags",
			"+faststart",
		);
		const size = readFileSync(whole).length;
		await pick(
			page,
			"#pick-video",
			cutShort(desk.folder, "cut.mp4", whole, Math.floor(size * 0.5)),
		);
		await page.waitForSelector("#panel-video .notice.danger");
		expect((await textOf(page, "#panel-video .notice.danger p"))[0]).toContain("breaks off here");
		expect((await page.$$(".timeline-strip canvas")).length).toBeGreaterThan(0);
	});

	test("the webcam shows a live label, a chart and a recording to export", async () => {
		const page = await desk.open("webcam");
		await press(page, "Start the camera");
		await page.waitForSelector(".probability-label", { timeout: 60_000 });
		expect(await page.$$(".probability-bars dt")).toHaveLength(7);
		expect(await page.$$(".chart canvas")).toHaveLength(1);
		await press(page, "Record readings");
		await pause(2500);
		await press(page, "Stop recording");
		const csv = await exportAs(page, "CSV", desk.downloads);
		expect(csv.split("\r\n").length).toBeGreaterThan(3);
		expect(csv).toMatch(/webcam \d{4}-\d\d-\d\d /);
		const told = await page.$eval(".chart [role=img]", ({ ariaLabel }) => ariaLabel);
		expect(told).toMatch(/^The last 60 seconds, on average: (Looks )?\w+ \d+%, \w+ \d+%/i);
		await press(page, "Stop the camera");
		await page.waitForSelector("#panel-webcam .empty");
	});

	test("a recording goes on while another tab is in front", async () => {
		const page = await desk.open("webcam");
		await press(page, "Start the camera");
		await page.waitForSelector(".probability-label", { timeout: 60_000 });
		await press(page, "Record readings");
		const other = await desk.open("pictures");
		await other.bringToFront();
		await page.waitForFunction(() => document.hidden, { polling: 100 });
		const secondsOf = (text = "") => Number(text.split(":").at(-1));
		const before = secondsOf((await textOf(page, ".recording"))[0]);
		await page.waitForFunction(
			(from) => {
				const text = document.querySelector(".recording")?.textContent ?? "";
				return Number(text.split(":").at(-1)) >= from + 3;
			},
			{ timeout: 30_000, polling: 200 },
			before,
		);
		await page.bringToFront();
		await press(page, "Stop the camera");
	});

	test("a camera that gives no new picture any more leaves no label standing", async () => {
		const page = await desk.open("webcam");
		await press(page, "Start the camera");
		const labelIs = (pattern: string) =>
			page.waitForFunction(
				(wanted) =>
					new RegExp(wanted).test(document.querySelector(".probability-label")?.textContent ?? ""),
				{ timeout: 60_000, polling: 100 },
				pattern,
			);
		await labelIs("Happy|Neutral");
		await page.$eval("video", (video) => video.pause());
		await labelIs("Uncertain");
		expect((await textOf(page, ".probability-window")).join()).toContain("picture frozen");
		await page.$eval("video", (video) => video.play());
		await labelIs("Happy|Neutral");
		await press(page, "Stop the camera");
	});

	test("a camera that is plugged in meanwhile can be chosen", async () => {
		const page = await desk.open("webcam");
		await press(page, "Start the camera");
		await page.waitForSelector(".camera-choice option");
		await page.evaluate(async () => {
			const { mediaDevices } = navigator;
			const [camera] = await mediaDevices.enumerateDevices();
			const second = { kind: "videoinput", deviceId: "second", label: "Second camera" };
			mediaDevices.enumerateDevices = async () => [camera, second] as MediaDeviceInfo[];
			mediaDevices.dispatchEvent(new Event("devicechange"));
		});
		await page.waitForSelector(".camera-choice option[value='second']");
	});

	test("one's own neutral face is measured before the webcam, used, and forgotten", async () => {
		const page = await desk.open("webcam");
		await press(page, "Start the camera");
		await page.waitForSelector(".probability-label", { timeout: 60_000 });
		await press(page, "This is my neutral face");
		await page.waitForFunction(
			() => document.querySelector(".neutral-face")?.textContent?.includes("count from this"),
			{ timeout: 40_000, polling: 200 },
		);
		await press(page, "Forget");
		await page.waitForFunction(
			() => document.querySelector(".neutral-face")?.textContent?.includes("This is my neutral"),
			{ polling: 200 },
		);
	});
});

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

	test("a camera that the browser takes back while it is used is blocked, not unplugged", async () => {
		await buildIfStale(() => {});
		const extension = await launchExtension({ args: [FAKE_CAMERA] });
		try {
			const page = await openAnalyse(extension, "webcam");
			const session = await page.createCDPSession();
			const allow = (setting: "granted" | "denied") =>
				session.send("Browser.setPermission", {
					permission: { name: "camera" },
					origin: `chrome-extension://${extension.extensionId}`,
					setting,
				});
			await allow("granted");
			await press(page, "Start the camera");
			await page.waitForSelector(".webcam");
			await allow("denied");
			await page.waitForSelector(".notice.danger");
			expect((await textOf(page, ".notice.danger p"))[0]).toContain("blocks the camera");
		} finally {
			await extension.close();
		}
	});
});
