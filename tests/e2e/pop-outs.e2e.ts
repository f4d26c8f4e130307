import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildDemo, DEMO_FOLDER } from "../../scripts/build-demo.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { isRead } from "../../scripts/read-tiles.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import { type CallFront, serveCallFront } from "./call-front.ts";
import { allRead, until } from "./demo-call.ts";
import { makeCertificate } from "./meeting-hosts.ts";

declare global {
	/** Younger than the language's own types. */
	var documentPictureInPicture: {
		window: Window | null;
		requestWindow(size: { width: number; height: number }): Promise<Window>;
	};
	/** What this test has the call do: show its first participant in another window, and again here. */
	var moveTile: (to: Window) => Promise<void>;
	var takeTileBack: () => Promise<void>;
}

const certificate = makeCertificate();
const why = certificate === undefined ? " (skipped: there is no openssl)" : "";
/** A product that shows its calls in windows of their own. */
const CALL = "https://app.slack.com/?people=2&script=happy:60";
/** What an overlay adds to a page. */
const OVERLAY = "html > [popover='manual'][inert]";

describe.skipIf(certificate === undefined)(`windows a call opens for itself${why}`, () => {
	let server: FolderServer;
	let front: CallFront;
	let extension: ExtensionBrowser;
	let page: Page;

	beforeAll(async () => {
		if (certificate === undefined) return;
		await buildDemo();
		server = await serveFolders({ "/": DEMO_FOLDER });
		front = await serveCallFront(certificate, Number(new URL(server.origin).port));
		extension = await launchExtension({ args: front.args });
		page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
		await page.goto(CALL);
		await page.waitForFunction(() => globalThis.demoCall !== undefined);
		await page.evaluate(letTileMove);
		await extension.switchOn(page);
		await allRead(extension, 2);
	});

	afterAll(async () => {
		await extension?.close();
		await front?.close();
		await server?.close();
	});

	/** The names on each page of the call, once every tile is read and drawn as it should be. */
	const untilRead = (...wanted: string[][]) =>
		until(`${JSON.stringify(wanted)} read`, async () => {
			const pages = (await extension.diagnostics())?.pages ?? [];
			const names = pages.map(({ tiles }) => tiles.map(({ name }) => name ?? "").sort());
			const told = names.filter((all) => all.length > 0).sort();
			const isDrawn = pages
				.flatMap(({ tiles }) => tiles)
				.every((tile) => isRead(tile) && tile.latencyMs !== null);
			return String(told) === String(wanted.toSorted()) && isDrawn;
		});

	test("a tile moved into a picture-in-picture window is read and labelled there", async () => {
		await page.evaluate(async () => {
			const size = { width: 400, height: 300 };
			await globalThis.moveTile(await documentPictureInPicture.requestWindow(size));
		});
		await untilRead(["Amara"], ["Bastien"]);
		const overlays = await page.evaluate(
			(selector) => documentPictureInPicture.window?.document.querySelectorAll(selector).length,
			OVERLAY,
		);
		expect(overlays).toBe(1);
		await page.evaluate(() => globalThis.takeTileBack());
		await page.evaluate(() => documentPictureInPicture.window?.close());
		await untilRead(["Amara", "Bastien"]);
	});

	test("a video that floats by itself is left out while a placeholder stands for it, and read again after", async () => {
		await page.$eval(".stage video", async (video) => {
			await (video as HTMLVideoElement).requestPictureInPicture();
		});
		await until("Amara left out", async () => {
			const tiles = (await extension.diagnostics())?.pages.flatMap((each) => each.tiles) ?? [];
			return tiles.find(({ name }) => name === "Amara")?.skipped === "hidden";
		});
		await page.evaluate(() => document.exitPictureInPicture());
		await untilRead(["Amara", "Bastien"]);
	});

	test.each([
		["an empty window", ""],
		["a page of the same site", "/index.html?people=0"],
	])("a tile moved into %s is read and labelled there", async (_, address) => {
		const arrived = new Promise<Page | null>((resolve) => page.once("popup", resolve));
		await page.evaluate(async (url) => {
			const opened = window.open(url, "", "popup,width=500,height=400");
			if (opened === null) throw new Error("The window did not open.");
			if (url !== "") await new Promise((resolve) => opened.addEventListener("load", resolve));
			await globalThis.moveTile(opened);
		}, address);
		const popUp = await arrived;
		await untilRead(["Amara"], ["Bastien"]);
		expect(await popUp?.$$eval(OVERLAY, ({ length }) => length)).toBe(1);
		await page.evaluate(() => globalThis.takeTileBack());
		await popUp?.close();
		await untilRead(["Amara", "Bastien"]);
	});
});

/** Runs in the call. */
function letTileMove(): void {
	const tile = document.querySelector(".stage .tile");
	const video = tile?.querySelector("video");
	const home = tile?.parentElement;
	if (!tile || !video || !home) throw new Error("The call shows no tile.");
	globalThis.moveTile = async (to) => {
		to.document.body.append(tile);
		video.style.width = "380px";
		await video.play();
	};
	globalThis.takeTileBack = async () => {
		video.style.width = "";
		home.prepend(tile);
		await video.play();
	};
}
