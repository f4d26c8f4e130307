import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRead, readTiles } from "../../scripts/read-tiles.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import type { TileDiagnostics } from "../../src/shared/diagnostics.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

/** Where the page shows Amara a second time, on a canvas that may not be read. CSS px. */
const CANVAS = { x: 40, y: 60, width: 480, height: 270 };

let folder: string;
let elsewhere: FolderServer;
let call: OpenCall;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-granted-"));
	await grantTabCapture(folder);
	elsewhere = await serveFolders({ "/": "icons" });
	call = await openCall({ query: "?people=1&script=happy:60", folder });
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 1);
	await showOnSpoiltCanvas();
	await until("the canvas to be refused", async () => (await canvasTile())?.skipped !== undefined);
});

afterAll(async () => {
	await call?.close();
	await elsewhere?.close();
	await rm(folder, { recursive: true, force: true });
});

/** The browser's question has no button that a test could press: the permission is there from the start. */
async function grantTabCapture(to: string): Promise<void> {
	await cp("dist", to, { recursive: true });
	const file = path.join(to, "manifest.json");
	const { optional_permissions: optional, ...manifest } = JSON.parse(await readFile(file, "utf8"));
	manifest.permissions.push(...optional);
	await writeFile(file, JSON.stringify(manifest));
}

function showOnSpoiltCanvas(): Promise<void> {
	return call.page.evaluate(
		async ({ x, y, width, height }, src) => {
			const foreign = Object.assign(new Image(), { src });
			await foreign.decode();
			const canvas = Object.assign(document.createElement("canvas"), { width, height });
			Object.assign(canvas.style, { position: "fixed", left: `${x}px`, top: `${y}px` });
			canvas.style.transform = "scaleX(-1)";
			document.body.append(canvas);
			const video = document.querySelector<HTMLVideoElement>(".stage video");
			const context = canvas.getContext("2d");
			context?.drawImage(foreign, 0, 0);
			requestAnimationFrame(function next() {
				if (video) context?.drawImage(video, 0, 0, width, height);
				requestAnimationFrame(next);
			});
		},
		CANVAS,
		`${elsewhere.origin}/16.png`,
	);
}

const canvasTile = async () =>
	(await readTiles(call.extension)).find(({ kind }) => kind === "canvas");
/** Presses a button of the popup, which closes when anything else comes to the front. */
const pressInPopup = async (words: string) => {
	const popup = await call.extension.openPopup(call.page);
	const button = await popup.waitForSelector(`.call-card .notice ::-p-text(${words})`);
	await button?.evaluate((element) => (element as HTMLElement).click());
	return () => popup.close().catch(() => undefined);
};

async function startCapture(): Promise<TileDiagnostics> {
	const close = await pressInPopup("Read this tab’s picture");
	const tile = await until("a reading of the canvas", async () => {
		const found = await canvasTile();
		return found !== undefined && isRead(found) && found;
	});
	await close();
	return tile;
}

/** Tabs whose picture the browser hands out now, by its own word. */
async function capturedTabs(): Promise<number> {
	const worker = await call.extension.serviceWorker();
	return worker.evaluate(async () => {
		const tabs = await chrome.tabCapture.getCapturedTabs();
		return tabs.filter(({ status }) => status === "active").length;
	});
}

/** The middle of the first face, in shares of its tile. */
function middleOf({ latest, width, height }: TileDiagnostics): { x: number; y: number } {
	const { x, y, width: across, height: down } = latest[0]?.box ?? new DOMRect();
	return { x: (x + across / 2) / width, y: (y + down / 2) / height };
}

test("on a click the tab's own picture is read, and the face lies where the page shows it", async () => {
	const tile = await startCapture();
	expect(await capturedTabs()).toBe(1);
	expect(tile).toMatchObject({ kind: "canvas", width: 480, height: 270, faces: 1 });
	expect((await call.extension.diagnostics())?.pages[0]?.captured).toBe(true);
	const [video] = (await readTiles(call.extension)).filter(({ kind }) => kind === "video");
	expect(video && isRead(video)).toBe(true);
	const [shown, original] = [middleOf(tile), middleOf(video as TileDiagnostics)];
	expect(shown.x).toBeCloseTo(1 - original.x, 1);
	expect(shown.y).toBeCloseTo(original.y, 1);
	const labelled = await until("its label", async () =>
		(await readOverlay(call.page))?.tiles.find(
			({ box, labels }) => box.x === CANVAS.x && labels.length > 0,
		),
	);
	expect(labelled.box).toEqual(CANVAS);
});

test("stopped in the popup, the tab is let go and its canvas is not read any more", async () => {
	const close = await pressInPopup("Stop reading it");
	await until("no capture", async () => (await capturedTabs()) === 0);
	await until("the canvas to be refused", async () => (await canvasTile())?.skipped !== undefined);
	await close();
});

test("a page that is left takes the capture along", async () => {
	await startCapture();
	expect(await capturedTabs()).toBe(1);
	await call.goto("?people=1&script=happy:60");
	await until("no capture", async () => (await capturedTabs()) === 0);
	await allRead(call.extension, 1);
	expect((await call.extension.diagnostics())?.pages[0]?.captured).toBe(false);
});

test("switched off, the tab is let go", async () => {
	await showOnSpoiltCanvas();
	await until("the canvas to be refused", async () => (await canvasTile())?.skipped !== undefined);
	await startCapture();
	await call.extension.switchOff(call.page);
	await until("no capture", async () => (await capturedTabs()) === 0);
});
