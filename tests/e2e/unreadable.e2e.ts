import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTiles } from "../../scripts/read-tiles.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import type { SkipReason } from "../../src/shared/tiles.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";

let call: OpenCall;
let folder: string;
let elsewhere: FolderServer;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-video-"));
	elsewhere = await serveFolders({ "/": folder });
	call = await openCall({ query: "?people=1&script=happy:60" });
	await writeFile(path.join(folder, "film.webm"), await recordFilm());
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 1);
});

afterAll(async () => {
	await call?.close();
	await elsewhere?.close();
	await rm(folder, { recursive: true, force: true });
});

/** A short film of a grey square, as the browser records it. */
async function recordFilm(): Promise<Buffer> {
	const base64 = await call.page.evaluate(async () => {
		const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
		const context = canvas.getContext("2d");
		const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: "video/webm" });
		const parts: Blob[] = [];
		recorder.ondataavailable = ({ data }) => parts.push(data);
		recorder.start();
		for (let frame = 0; frame < 12; frame++) {
			if (context) context.fillStyle = `rgb(${frame * 20} 128 128)`;
			context?.fillRect(0, 0, 320, 180);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		const stopped = new Promise((resolve) => {
			recorder.onstop = resolve;
		});
		recorder.stop();
		await stopped;
		const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
		return btoa(String.fromCharCode(...bytes));
	});
	return Buffer.from(base64, "base64");
}

/** Adds a video that cannot be read to the page: a reason's own kind. */
const SPOILT: [SkipReason, (page: OpenCall["page"], film: string) => Promise<void>][] = [
	[
		"cross-origin",
		async (page, film) => {
			await page.evaluate(async (src) => {
				const video = Object.assign(document.createElement("video"), { src, loop: true });
				video.muted = true;
				Object.assign(video.style, { position: "fixed", top: "0", width: "320px" });
				document.body.append(video);
				await video.play();
			}, film);
		},
	],
	[
		"no-size",
		async (page) => {
			await page.evaluate(() => {
				const silent = document.createElement("canvas").captureStream(0);
				const video = Object.assign(document.createElement("video"), { srcObject: silent });
				Object.assign(video.style, { position: "fixed", top: "200px", width: "320px" });
				video.style.height = "180px";
				document.body.append(video);
			});
		},
	],
	[
		"ended",
		async (page) => {
			await page.evaluate(async () => {
				const canvas = document.createElement("canvas");
				canvas.getContext("2d")?.fillRect(0, 0, 300, 150);
				const stream = canvas.captureStream(5);
				const video = Object.assign(document.createElement("video"), { srcObject: stream });
				Object.assign(video.style, { position: "fixed", top: "400px", width: "320px" });
				document.body.append(video);
				for (const track of stream.getTracks()) track.stop();
			});
		},
	],
];

test.each(SPOILT)(
	"a video that is %s is skipped, and Diagnostics says why",
	async (reason, add) => {
		await add(call.page, `${elsewhere.origin}/film.webm`);
		await until(`a tile skipped as ${reason}`, async () =>
			(await readTiles(call.extension)).some(({ skipped }) => skipped === reason),
		);
		const [participant] = await readTiles(call.extension);
		expect(participant).toMatchObject({ name: "Amara", faces: 1 });
		expect(participant?.skipped).toBeUndefined();
	},
);
