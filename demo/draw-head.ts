import { mixRgb } from "./face-sprites.ts";
import type { HairStyle, PersonLook, Rgb } from "./person-look.ts";

type Context = OffscreenCanvasRenderingContext2D;

/**
 * Where a person sits in the picture, on a field of 640 x 360: the composite face's square, and the
 * point about which the head turns.
 */
export const FIELD = { width: 640, height: 360 };
export const FACE = { x: 320, y: 178, side: 206 };
export const NECK = { x: 320, y: 290 };

/** What lies behind the face and moves with the head, and what lies over the face's edge. */
export interface HeadLayers {
	back: OffscreenCanvas;
	front: OffscreenCanvas;
}

const css = ([red, green, blue]: Rgb) => `rgb(${red} ${green} ${blue})`;

/** Draws shoulders and clothes. */
export function drawBody({ clothes, skin }: PersonLook, width: number): OffscreenCanvas {
	return layer(width, 1, (context) => {
		const shade = context.createLinearGradient(0, 270, 0, 360);
		shade.addColorStop(0, clothes);
		shade.addColorStop(1, `color-mix(in srgb, ${clothes}, black 30%)`);
		context.fillStyle = shade;
		context.beginPath();
		context.moveTo(120, 400);
		context.bezierCurveTo(130, 318, 190, 306, 262, 288);
		context.lineTo(378, 288);
		context.bezierCurveTo(450, 306, 510, 318, 520, 400);
		context.fill();
		context.fillStyle = css(mixRgb(skin.shade, skin.skin, 0.35));
		context.beginPath();
		context.moveTo(276, 240);
		context.lineTo(364, 240);
		context.lineTo(370, 292);
		context.quadraticCurveTo(320, 336, 270, 292);
		context.fill();
	});
}

/** Draws the head but for the face: skull, ears and hair. */
export function drawHead({ skin, hair, hairColour }: PersonLook, width: number): HeadLayers {
	return {
		back: layer(width, 1.5, (context) => {
			context.fillStyle = hairColour;
			hairBehind(context, hair);
			strands(context, hairColour);
			context.fillStyle = css(mixRgb(skin.shade, skin.skin, 0.6));
			for (const side of [-1, 1]) ellipse(context, FACE.x + side * 90, 186, 13, 25);
			context.fillStyle = css(mixRgb(skin.shade, skin.skin, 0.92));
			ellipse(context, FACE.x, 168, 90, 112);
		}),
		front: layer(width, 2.5, (context) => {
			context.fillStyle = hairColour;
			hairAbove(context, hair);
			strands(context, hairColour);
		}),
	};
}

function hairBehind(context: Context, style: HairStyle): void {
	if (style === "bun") ellipse(context, FACE.x, 42, 34, 30);
	if (style === "long" || style === "bob") {
		const end = style === "long" ? 324 : 264;
		context.beginPath();
		context.moveTo(228, end);
		context.bezierCurveTo(190, end - 40, 190, 32, 320, 32);
		context.bezierCurveTo(450, 32, 450, end - 40, 412, end);
		context.bezierCurveTo(398, end - 10, 392, end - 30, 386, end - 60);
		context.lineTo(254, end - 60);
		context.bezierCurveTo(248, end - 30, 242, end - 10, 228, end);
		context.fill();
	} else ellipse(context, FACE.x, 140, 98, 100);
}

/** Hair from the crown to the hairline; the hairline is where the composites end. */
function hairAbove(context: Context, style: HairStyle): void {
	const low = { cropped: 96, short: 102, bun: 100, bob: 116, long: 104 }[style];
	const side = { cropped: 132, short: 160, bun: 150, bob: 236, long: 250 }[style];
	context.beginPath();
	context.moveTo(221, side);
	context.bezierCurveTo(204, 70, 250, 36, 320, 36);
	context.bezierCurveTo(390, 36, 436, 70, 419, side);
	context.bezierCurveTo(414, 130, 396, low - 2, 360, low - 12);
	if (style === "long" || style === "short") context.quadraticCurveTo(300, low - 2, 262, low + 8);
	else context.quadraticCurveTo(320, low - 20, 280, low - 12);
	context.bezierCurveTo(244, low + 2, 228, 130, 221, side);
	context.fill();
}

/** Draws light and dark strands, from the parting down, over the hair that is there already. */
function strands(context: Context, colour: string): void {
	context.globalCompositeOperation = "source-atop";
	const shine = context.createLinearGradient(0, 30, 0, 330);
	shine.addColorStop(0, "rgb(0 0 0 / 0.25)");
	shine.addColorStop(0.12, "rgb(255 255 255 / 0.16)");
	shine.addColorStop(0.35, "rgb(0 0 0 / 0.05)");
	shine.addColorStop(1, "rgb(0 0 0 / 0.35)");
	context.fillStyle = shine;
	context.fillRect(0, 0, FIELD.width, FIELD.height);
	context.lineWidth = 1.6;
	for (let strand = 0; strand < 90; strand++) {
		const end = 190 + strand * 2.9;
		const wave = Math.sin(strand * 12.9898) * 9;
		const tone = strand % 3 === 0 ? "white" : "black";
		context.strokeStyle = `color-mix(in srgb, ${colour}, ${tone} 28%)`;
		context.globalAlpha = 0.3;
		context.beginPath();
		context.moveTo(300 + (end - 320) * 0.08, 34);
		context.bezierCurveTo(end + wave, 40, end - wave, 150, end + wave * 0.5, 345);
		context.stroke();
	}
	context.globalAlpha = 1;
	context.globalCompositeOperation = "source-over";
}

function ellipse(context: Context, x: number, y: number, across: number, down: number): void {
	context.beginPath();
	context.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
	context.fill();
}

function layer(width: number, blurPx: number, draw: (context: Context) => void): OffscreenCanvas {
	const scale = width / FIELD.width;
	const canvas = new OffscreenCanvas(width, Math.round(FIELD.height * scale));
	const context = canvas.getContext("2d");
	if (context === null) throw new Error("This browser gives no canvas to draw on.");
	context.scale(scale, scale);
	context.filter = `blur(${blurPx * scale}px)`;
	draw(context);
	return canvas;
}
