import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ExportRecord } from "../../src/shared/export-record.ts";
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
	axeViolations,
	exportAs,
	pick,
	press,
	textOf,
	untilFinished,
} from "./analyse-page.ts";

describe.skipIf(portraits.length === 0 || !hasFfmpeg)(`Analyse: pictures${whyNot}`, () => {
	const [happy = "", neutral = ""] = portraits;
	const desk = analyseDesk([happy, neutral]);

	test("pictures are listed, framed and tabled, and a damaged one harms nothing", async () => {
		const page = await desk.open("pictures");
		const group = ffmpeg(desk.folder, "group.jpg", ...gridOf(portraits.slice(0, 4), 2, 200));
		const short = cutShort(desk.folder, "short.jpg", happy, 9000);
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

	test("which of several faces is told of is marked, and another is told of when it is pressed", async () => {
		const page = await desk.open("pictures");
		const pair = ffmpeg(desk.folder, "pair.png", ...gridOf([happy, neutral], 2, 300));
		await pick(page, "#pick-pictures", pair);
		await untilFinished(page);
		expect(await page.$$(".face-spot")).toHaveLength(2);
		const pressed = await page.$(".face-spot:not(.chosen)");
		await pressed?.click();
		await page.waitForFunction((spot) => spot?.classList.contains("chosen"), {}, pressed);
		expect(await page.$$(".face-spot.chosen")).toHaveLength(1);
		const told = (await textOf(page, ".probability-window .top .percent")).at(0);
		expect(await textOf(page, ".faces-table .chosen .top")).toEqual([told]);
	});

	test("a picture is shown as what it is, whatever its name says", async () => {
		const page = await desk.open("pictures");
		const named = path.join(desk.folder, "photograph.svg");
		copyFileSync(happy, named);
		await pick(page, "#pick-pictures", named);
		await untilFinished(page);
		await page.waitForFunction(() => {
			const picture = document.querySelector<HTMLImageElement>(".viewer img");
			return picture?.complete && picture.naturalWidth > 0;
		});
	});

	test("an animation stands still at the picture that was read", async () => {
		const page = await desk.open("pictures");
		await page.evaluate(() => {
			const make = URL.createObjectURL.bind(URL);
			const types = new Map<string, string>();
			URL.createObjectURL = (blob) => {
				const address = make(blob);
				types.set(address, (blob as Blob).type);
				return address;
			};
			Object.assign(globalThis, { typeOf: (address: string) => types.get(address) });
		});
		const frames = ["-loop", "1", "-t", "1", "-r", "2", "-i", happy];
		await pick(page, "#pick-pictures", ffmpeg(desk.folder, "moving.gif", ...frames));
		await untilFinished(page);
		await page.waitForSelector(".viewer img[src]");
		const type = await page.$eval(".viewer img", ({ src }) =>
			(globalThis as unknown as { typeOf(address: string): string }).typeOf(src),
		);
		expect(type).toBe("image/png");
	});

	test("a GIF of one picture is no animation", async () => {
		const page = await desk.open("pictures");
		await pick(page, "#pick-pictures", ffmpeg(desk.folder, "still.gif", "-i", happy));
		await untilFinished(page);
		await page.waitForSelector(".viewer img[src]");
		expect(await textOf(page, ".viewer > p.soft")).toEqual([]);
	});

	test("a picture too large to be searched down to 24 pixels says from how many it was", async () => {
		const page = await desk.open("pictures");
		const large = ["-f", "lavfi", "-i", "color=gray:size=6000x4000", "-frames:v", "1"];
		await pick(page, "#pick-pictures", happy, ffmpeg(desk.folder, "large.png", ...large));
		await untilFinished(page);
		expect(await textOf(page, ".viewer > p.soft")).toEqual([]);
		await page.click(".picture-row[title='large.png']");
		await page.waitForSelector(".viewer > p.soft");
		expect((await textOf(page, ".viewer > p.soft"))[0]).toContain("from 48 pixels up");
	});

	test("a strip can be moved along to each of its faces, and what fits cannot be moved", async () => {
		const page = await desk.open("pictures");
		const pair = ffmpeg(desk.folder, "fits.png", ...gridOf([happy, neutral], 2, 300));
		const place = ["-i", happy, "-vf", "scale=40:40,pad=8000:40:7900:0", "-frames:v", "1"];
		await pick(page, "#pick-pictures", pair, ffmpeg(desk.folder, "strip.png", ...place));
		await untilFinished(page);
		const shownOf = () =>
			page.$eval(".viewer-picture", (viewer) => {
				viewer.scrollLeft = viewer.scrollWidth;
				const { right } = viewer.getBoundingClientRect();
				const end = viewer.querySelector("img")?.getBoundingClientRect().right ?? 0;
				return { moved: viewer.scrollLeft > 0, endIsSeen: end <= right + 1 };
			});
		expect(await shownOf()).toEqual({ moved: false, endIsSeen: true });
		await page.click(".picture-row[title='strip.png']");
		await page.waitForSelector(".viewer img[width='8000']");
		expect(await shownOf()).toEqual({ moved: true, endIsSeen: true });
	});

	test("a picture whose search takes longer than any tile's counts as no hang, in large faces alone too", async () => {
		const page = await desk.open("pictures");
		await page.click("#small-faces");
		const noise = "color=gray:size=30000x40,noise=alls=60:allf=t";
		const strip = ["-f", "lavfi", "-i", noise, "-frames:v", "1"];
		await pick(page, "#pick-pictures", ffmpeg(desk.folder, "noise.png", ...strip));
		await untilFinished(page);
		expect(await textOf(page, ".viewer .notice")).toEqual([]);
		expect(await textOf(page, ".failed-count")).toEqual([]);
	});

	test("an export holds what the table shows, and closing asks only until then", async () => {
		let page = await desk.open("pictures");
		expect(await asksBeforeClosing(page)).toBe(false);
		page = await desk.open("pictures");
		await pick(page, "#pick-pictures", happy, neutral);
		await untilFinished(page);
		await page.click(".mode-tabs");
		expect(await asksBeforeClosing(page)).toBe(true);
		const records = JSON.parse(await exportAs(page, "JSON", desk.downloads)) as ExportRecord[];
		expect(records.map(({ file }) => file)).toEqual([happy, neutral].map((f) => path.basename(f)));
		expect(await asksBeforeClosing(page)).toBe(false);
	});

	test("a picture with its faces is saved as PNG", async () => {
		const page = await desk.open("pictures");
		await pick(page, "#pick-pictures", happy);
		await untilFinished(page);
		expect((await exportAs(page, "PNG", desk.downloads)).slice(1, 4)).toBe("PNG");
	});

	test("a picture that was deleted since it was read cannot be saved, and the page says so", async () => {
		const page = await desk.open("pictures");
		const copy = path.join(desk.folder, "gone.jpg");
		copyFileSync(happy, copy);
		await pick(page, "#pick-pictures", copy);
		await untilFinished(page);
		rmSync(copy);
		await press(page, "Export");
		await page.locator(`::-p-xpath(//*[@role="menuitem"][b="PNG"])`).click();
		await page.waitForSelector("[role=alert]");
		expect((await textOf(page, "[role=alert] p"))[0]).toContain("moved, renamed or deleted");
	});

	test("dropped files go to the mode they are for", async () => {
		const page = await desk.open("webcam");
		const session = await page.createCDPSession();
		const data = {
			items: [],
			files: [happy, desk.film].map((f) => path.resolve(f)),
			dragOperationsMask: 1,
		};
		for (const type of ["dragEnter", "dragOver", "drop"] as const)
			await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
		await untilFinished(page);
		expect(await textOf(page, ".picture-name")).toEqual([path.basename(happy)]);
		await page.click("#tab-video");
		expect(await textOf(page, "#panel-video .viewer-name")).toEqual(["film.mp4"]);
	});

	test("a folder gives its pictures and videos, and no failures for what else lies in it", async () => {
		const trip = path.join(desk.folder, "trip");
		mkdirSync(trip);
		copyFileSync(happy, path.join(trip, "a.jpg"));
		copyFileSync(desk.film, path.join(trip, "b.mp4"));
		for (const name of ["._a.jpg", ".DS_Store", "Thumbs.db", "notes.txt"])
			fileWith(trip, name, "no picture");
		const page = await desk.open("pictures");
		await pick(page, "#pick-folder", trip);
		await untilFinished(page);
		expect(await textOf(page, ".picture-name")).toEqual(["trip/a.jpg"]);
		expect(await textOf(page, ".failed-count")).toEqual([]);
		await page.click("#tab-video");
		expect(await textOf(page, "#panel-video .viewer-name")).toEqual(["trip/b.mp4"]);
	});

	test("hundreds of pictures leave the page usable and its list short", async () => {
		const page = await desk.open("pictures");
		await page.click("#small-faces");
		const tiny = ffmpeg(
			desk.folder,
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
		await page.focus(".picture-row[aria-current=true]");
		// So far on that no row is drawn there yet.
		for (const [key, isAtTop] of [
			["End", false],
			["Home", true],
		] as const) {
			await page.keyboard.press(key);
			await page.waitForFunction(
				(wanted) => {
					const list = document.querySelector(".picture-list");
					return (
						(list?.scrollTop === 0) === wanted &&
						document.activeElement?.matches(".picture-row[aria-current=true]")
					);
				},
				{},
				isAtTop,
			);
		}
	});

	test("tabs are moved along with the arrow keys", async () => {
		const page = await desk.open("pictures");
		await page.focus("#tab-pictures");
		await page.keyboard.press("ArrowRight");
		expect(await page.evaluate(() => document.activeElement?.id)).toBe("tab-video");
		await page.waitForSelector("#panel-video .card");
	});

	test.each(["webcam", "pictures", "video"])(
		"%s, still empty, has nothing axe objects to",
		async (mode) => {
			const page = await desk.open(mode);
			expect(await axeViolations(page)).toEqual([]);
		},
	);

	test("where the system sets the colours, what is chosen and how far it is can be seen", async () => {
		const page = await desk.open("pictures");
		const session = await page.createCDPSession();
		const features = [{ name: "forced-colors", value: "active" }];
		await session.send("Emulation.setEmulatedMedia", { features });
		await pick(page, "#pick-pictures", happy, neutral);
		await untilFinished(page);
		const stylesOf = (
			selector: string,
			property: "outlineStyle" | "borderTopStyle" | "backgroundColor",
		) =>
			page.$$eval(selector, (all, name) => all.map((one) => getComputedStyle(one)[name]), property);
		const [other, chosen, another] = await stylesOf(".mode-tabs button", "backgroundColor");
		expect([chosen === other, another === other]).toEqual([false, true]);
		expect(await stylesOf(".picture-row", "outlineStyle")).toEqual(["solid", "none"]);
		expect(await stylesOf(".bar-progress progress", "borderTopStyle")).toEqual(["solid"]);
	});

	test("pictures with results have nothing axe objects to", async () => {
		const page = await desk.open("pictures");
		await pick(page, "#pick-pictures", happy);
		await untilFinished(page);
		expect(await axeViolations(page)).toEqual([]);
	});
});
