import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "puppeteer";
import type { ExtensionBrowser } from "../../scripts/launch-extension.ts";
import { pick, press, untilFinished } from "./analyse-page.ts";

/** An hour of use must not end for one slow moment. */
const PATIENCE_MS = 90_000;

/** What pages are used on: taken from the call itself, so that there are faces in it. */
export interface Material {
	picture: string;
	video: string;
	/** For the browser to show as its camera. */
	camera: string;
}

/** Where the material will lie: the browser wants to know its camera's file before there is a call. */
export const materialIn = (folder: string): Material => ({
	picture: path.join(folder, "picture.jpg"),
	video: path.join(folder, "film.webm"),
	camera: path.join(folder, "camera.mjpeg"),
});

/** Takes a picture and some seconds of film from the call's first tile. */
export async function writeMaterial(call: Page, to: Material): Promise<void> {
	const [picture, video] = await call.$eval(".stage video", async (element) => {
		const shown = element as HTMLVideoElement;
		const canvas = new OffscreenCanvas(640, 480);
		canvas.getContext("2d")?.drawImage(shown, 0, 0, 640, 480);
		const taken = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
		const recorder = new MediaRecorder(shown.srcObject as MediaStream, { mimeType: "video/webm" });
		const parts: Blob[] = [];
		recorder.ondataavailable = ({ data }) => parts.push(data);
		const stopped = new Promise((resolve) => {
			recorder.onstop = resolve;
		});
		recorder.start();
		setTimeout(() => recorder.stop(), 1500);
		await stopped;
		const texts: string[] = [];
		for (const blob of [taken, new Blob(parts)]) {
			const bytes = new Uint8Array(await blob.arrayBuffer());
			texts.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
		}
		return texts;
	});
	const bytes = Buffer.from(picture ?? "", "base64");
	await writeFile(to.picture, bytes);
	await writeFile(to.camera, Buffer.concat([bytes, bytes]));
	await writeFile(to.video, Buffer.from(video ?? "", "base64"));
}

/** What is done on each page of the extension, by its room; the hidden one is used by the call. */
export const PAGE_USES: Readonly<
	Record<string, (page: Page, material: Material) => Promise<void>>
> = {
	popup: pressAllChoices,
	welcome: async (page) => {
		await pressAllChoices(page);
		await page.$eval("input[value='everyone']", (input) => (input as HTMLElement).click());
		await page.$eval("form [type='submit']", (button) => (button as HTMLElement).click());
		await page.waitForSelector("form .notice.good");
	},
	options: async (page) => {
		await pressAllChoices(page);
		await pause(300);
		// The call goes on as it was.
		await page.evaluate(() => chrome.storage.sync.clear());
	},
	diagnostics: async (page) => {
		await page.waitForSelector("table");
		await pressAll(page, ".copy-bar button");
	},
	history: async (page) => {
		await page.waitForSelector(".session-card");
		await page.$eval(".session-card a", (link) => (link as HTMLElement).click());
		await page.waitForSelector(".seconds-table tbody tr");
		await pressAllChoices(page);
		await page.$eval(".actions .button.primary, .actions button", (one) =>
			(one as HTMLElement).click(),
		);
		for (const kind of ["CSV", "SQL", "JSON", "PNG"]) {
			await page.click("[popovertarget='export-session']");
			await page.locator(`::-p-xpath(//*[@role="menuitem"][b="${kind}"])`).click();
			await pause(200);
		}
	},
	analyse: async (page, { picture, video }) => {
		await goToMode(page, "pictures");
		await pick(page, "#pick-pictures", picture, path.resolve("icons/128.png"));
		await untilFinished(page);
		await goToMode(page, "video");
		await pick(page, "#pick-video", video);
		await page.waitForSelector(".timeline-strip canvas");
		await untilFinished(page);
		await goToMode(page, "webcam");
		await press(page, "Start the camera");
		await page.waitForSelector(".probability-label");
		await press(page, "Stop the camera");
	},
};

/** Opens a page of the extension in a window beside the call's, uses it, and closes it. */
export async function usePage(
	{ browser, url }: ExtensionBrowser,
	room: string,
	material: Material,
	downloads: string,
): Promise<void> {
	const page = await browser.newPage({ type: "window" });
	page.setDefaultTimeout(PATIENCE_MS);
	const session = await page.createCDPSession();
	await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
	await page.goto(url(`src/${room}/index.html`));
	await page.waitForSelector("main");
	await PAGE_USES[room]?.(page, material);
	await pause(300);
	await page.close({ runBeforeUnload: false });
}

/** Has the call show its first tile in a window that floats, for a while. */
export async function popOut(call: Page): Promise<void> {
	await call.evaluate(async () => {
		const tile = document.querySelector(".stage .tile");
		const home = tile?.parentElement;
		if (!tile || !home) throw new Error("The call shows no tile.");
		const { documentPictureInPicture: floating } = globalThis as unknown as {
			documentPictureInPicture: { requestWindow(size: object): Promise<Window> };
		};
		const opened = await floating.requestWindow({ width: 400, height: 300 });
		opened.document.body.append(tile);
		await tile.querySelector("video")?.play();
		await new Promise((resolve) => setTimeout(resolve, 2000));
		home.prepend(tile);
		await tile.querySelector("video")?.play();
		opened.close();
	});
}

async function goToMode(page: Page, mode: string): Promise<void> {
	await page.evaluate((hash) => {
		location.hash = hash;
	}, mode);
	await page.waitForSelector(`#panel-${mode} .card`);
}

function pressAllChoices(page: Page): Promise<void> {
	return pressAll(page, "main input[type='radio']");
}

async function pressAll(page: Page, selector: string): Promise<void> {
	await page.$$eval(selector, (all) => {
		for (const one of all) if (!one.matches(":disabled")) (one as HTMLElement).click();
	});
}
