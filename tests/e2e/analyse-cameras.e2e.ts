import type { Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildIfStale } from "../../scripts/fresh-build.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { openAnalyse, press, textOf } from "./analyse-page.ts";

const SECOND = "fake_device_1";

let extension: ExtensionBrowser;

beforeAll(async () => {
	await buildIfStale(() => {});
	extension = await launchExtension({
		args: ["--use-fake-device-for-media-stream=device-count=2", "--use-fake-ui-for-media-stream"],
	});
});

afterAll(() => extension?.close());

const choose = (page: Page, camera: string) =>
	page.$eval(
		".camera-choice select",
		(select, wanted) => {
			const option = [...select.options].find(({ text }) => text === wanted);
			select.value = option?.value ?? "";
			select.dispatchEvent(new Event("change", { bubbles: true }));
		},
		camera,
	);

const untilLive = (page: Page, camera: string) =>
	page.waitForFunction(
		(wanted) =>
			(document.querySelector("video")?.videoWidth ?? 0) > 0 &&
			document.querySelector<HTMLSelectElement>(".camera-choice select")?.selectedOptions[0]
				?.text === wanted,
		{ timeout: 30_000, polling: 100 },
		camera,
	);

test("the camera that was chosen is the one that is started again", async () => {
	const page = await openAnalyse(extension, "webcam");
	await press(page, "Start the camera");
	await untilLive(page, "fake_device_0");
	await choose(page, SECOND);
	await untilLive(page, SECOND);
	await press(page, "Stop the camera");
	await press(page, "Start the camera");
	await untilLive(page, SECOND);
	await page.close();
});

test("where another program holds one camera, another can be chosen", async () => {
	const page = await openAnalyse(extension, "webcam");
	await page.evaluate(() => {
		const { mediaDevices } = navigator;
		const open = mediaDevices.getUserMedia.bind(mediaDevices);
		mediaDevices.getUserMedia = async (constraints) => {
			if (JSON.stringify(constraints).includes("exact")) return open(constraints);
			throw new DOMException("Could not start video source", "NotReadableError");
		};
	});
	await press(page, "Start the camera");
	await page.waitForSelector(".notice.danger");
	expect((await textOf(page, ".notice.danger p"))[0]).toContain("another program");
	await page.waitForSelector(".camera-choice select");
	await choose(page, SECOND);
	await untilLive(page, SECOND);
	await page.close();
});
