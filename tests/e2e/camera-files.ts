import { writeFile } from "node:fs/promises";
import path from "node:path";
import { openCall } from "./demo-call.ts";

/** Small and slow, because three browsers encode and decode it for one another. */
const CAMERA = { width: 480, height: 270, framesPerSecond: 10, frames: 12 };

/**
 * Writes films for fake cameras: each shows one participant of the demo call, who looks happy.
 *
 * @returns The files, in YUV4MPEG2, one per participant.
 */
export async function writeCameraFiles(folder: string, people: number): Promise<string[]> {
	const call = await openCall({ query: `?people=${people}&script=happy:60` });
	try {
		await call.page.waitForFunction(
			(wanted) =>
				[...document.querySelectorAll("video")].filter(({ videoWidth }) => videoWidth > 0).length >=
				wanted,
			{},
			people,
		);
		const films = await call.page.evaluate(filmStage, CAMERA);
		return await Promise.all(
			films.map(async (pictures, index) => {
				const file = path.join(folder, `camera-${index}.y4m`);
				await writeFile(file, y4mOf(pictures));
				return file;
			}),
		);
	} finally {
		await call.close();
	}
}

function y4mOf(pictures: readonly string[]): Buffer {
	const { width, height, framesPerSecond } = CAMERA;
	const head = `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420\n`;
	const frames = pictures.flatMap((base64) => [
		Buffer.from("FRAME\n"),
		Buffer.from(base64, "base64"),
	]);
	return Buffer.concat([Buffer.from(head), ...frames]);
}

/** Runs in the demo call: pictures of each participant in planes of Y, U and V, in base64. */
async function filmStage({
	width,
	height,
	framesPerSecond,
	frames,
}: typeof CAMERA): Promise<string[][]> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (context === null) throw new Error("no canvas");
	const planesOf = (rgba: Uint8ClampedArray) => {
		const luma = new Uint8Array(width * height);
		const across = width / 2;
		const blue = new Uint8Array(across * (height / 2));
		const red = new Uint8Array(blue.length);
		for (let pixel = 0; pixel < luma.length; pixel++) {
			const [r = 0, g = 0, b = 0] = rgba.subarray(4 * pixel, 4 * pixel + 3);
			luma[pixel] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
			const [x, y] = [pixel % width, Math.floor(pixel / width)];
			if (x % 2 === 1 || y % 2 === 1) continue;
			blue[(y / 2) * across + x / 2] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
			red[(y / 2) * across + x / 2] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
		}
		return new Blob([luma, blue, red]);
	};
	const base64Of = (blob: Blob) =>
		new Promise<string>((resolve) => {
			const reader = new FileReader();
			reader.onload = () => resolve(String(reader.result).replace(/^.*,/, ""));
			reader.readAsDataURL(blob);
		});
	const videos = [...document.querySelectorAll<HTMLVideoElement>(".stage video")];
	const films: string[][] = videos.map(() => []);
	for (let frame = 0; frame < frames; frame++) {
		for (const [index, video] of videos.entries()) {
			context.drawImage(video, 0, 0, width, height);
			const { data } = context.getImageData(0, 0, width, height);
			films[index]?.push(await base64Of(planesOf(data)));
		}
		await new Promise((resolve) => setTimeout(resolve, 1000 / framesPerSecond));
	}
	return films;
}
