import { EXPRESSIONS, type Expression } from "../src/shared/expressions.ts";
import type { Rgb, SkinTone } from "./person-look.ts";

const ADDRESSES = import.meta.glob<string>("./faces/*.webp", {
	eager: true,
	query: "?url",
	import: "default",
});

/** One composite person's face in every expression, tinted and soft at its edge. */
export type FaceSprites = ReadonlyMap<Expression, OffscreenCanvas>;

/** Grey values of a composite at which a skin tone's colours stand; above the fourth lie eyes and teeth. */
const STOPS = [0, 88, 165, 220, 255] as const;
/** How far the brightest skin is on its way to white. */
const GLOW = 0.34;
/** The face within a composite, as shares of its side: an ellipse, opaque within `SOLID` of its radius. */
const OVAL = { x: 0.5, y: 0.5, across: 0.44, down: 0.54 };
const SOLID = 0.72;

/** Loads a composite person's pictures and gives them colour. */
export async function loadFaceSprites(face: number, skin: SkinTone): Promise<FaceSprites> {
	const palette = paletteOf(skin);
	const sprites = EXPRESSIONS.map(async (expression) => {
		const address = ADDRESSES[`./faces/${face}-${expression}.webp`];
		if (address === undefined)
			throw new Error(`There is no picture of face ${face}, ${expression}.`);
		return [expression, tint(await loadPicture(address), palette)] as const;
	});
	return new Map(await Promise.all(sprites));
}

/** Loads a picture by its address. */
export async function loadPicture(address: string): Promise<ImageBitmap> {
	try {
		return await createImageBitmap(await (await fetch(address)).blob());
	} catch {
		throw new Error(`The picture ${address} could not be loaded.`);
	}
}

function tint(picture: ImageBitmap, palette: readonly Rgb[]): OffscreenCanvas {
	const { width, height } = picture;
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (context === null) throw new Error("This browser gives no canvas to draw on.");
	context.drawImage(picture, 0, 0);
	const image = context.getImageData(0, 0, width, height);
	for (let pixel = 0; pixel < width * height; pixel++) {
		const [red, green, blue] = palette[image.data[4 * pixel] ?? 0] ?? [0, 0, 0];
		image.data.set([red, green, blue], 4 * pixel);
		const across = ((pixel % width) / width - OVAL.x) / OVAL.across;
		const down = (Math.floor(pixel / width) / height - OVAL.y) / OVAL.down;
		const out = (Math.hypot(across, down) - SOLID) / (1 - SOLID);
		const share = 1 - Math.min(1, Math.max(0, out));
		image.data[4 * pixel + 3] = 255 * share * share * (3 - 2 * share);
	}
	context.putImageData(image, 0, 0);
	return canvas;
}

function paletteOf({ dark, shade, skin, light }: SkinTone): Rgb[] {
	const colours = [dark, shade, skin, mixRgb(skin, light, GLOW), light];
	return Array.from({ length: 256 }, (_, grey) => {
		const after = Math.max(
			1,
			STOPS.findIndex((stop) => stop >= grey),
		);
		const [low = 0, high = 255] = [STOPS[after - 1], STOPS[after]];
		const [from = dark, to = light] = [colours[after - 1], colours[after]];
		return mixRgb(from, to, (grey - low) / (high - low));
	});
}

/** A colour between two, `share` in [0, 1] of the way. */
export const mixRgb = (from: Rgb, to: Rgb, share: number): Rgb => [
	from[0] + (to[0] - from[0]) * share,
	from[1] + (to[1] - from[1]) * share,
	from[2] + (to[2] - from[2]) * share,
];
