import { drawBody, drawHead, FACE, FIELD, NECK } from "./draw-head.ts";
import { drawRoom } from "./draw-room.ts";
import { type Beat, type ExpressionMix, expressionAt } from "./expression-timeline.ts";
import { loadFaceSprites } from "./face-sprites.ts";
import type { PersonLook } from "./person-look.ts";
import type { PictureSource } from "./picture-source.ts";

/** Eyes within the composite face, as shares of its side. */
const EYES = { left: 0.295, right: 0.705, y: 0.385, across: 0.115, down: 0.05 };
const BLINK_MS = 150;
const BLINK_EVERY_MS = 3900;

/**
 * A synthetic participant: a composite face that plays `beats` in a circle, breathing, swaying and
 * blinking, in a room of its own.
 *
 * @param width Of the picture to be drawn, in pixels; its height is 9/16 of that.
 */
export async function personPicture(
	look: PersonLook,
	beats: readonly Beat[],
	width: number,
): Promise<PictureSource> {
	const faces = await loadFaceSprites(look.face, look.skin);
	const room = drawRoom(look.room, width, Math.round((width * 9) / 16));
	const body = drawBody(look, width);
	const head = drawHead(look, width);
	const [red, green, blue] = look.skin.skin;
	const lid = `rgb(${red * 0.9} ${green * 0.88} ${blue * 0.86})`;
	const phase = look.room * 1.7;

	const drawFace = (context: CanvasRenderingContext2D, { from, to, blend }: ExpressionMix) => {
		const { x, y, side } = FACE;
		for (const [expression, alpha] of [
			[from, 1],
			[to, blend],
		] as const) {
			const face = faces.get(expression);
			context.globalAlpha = alpha;
			if (face !== undefined) context.drawImage(face, x - side / 2, y - side / 2, side, side);
		}
		context.globalAlpha = 1;
	};
	const drawLids = (context: CanvasRenderingContext2D) => {
		for (const eye of [EYES.left, EYES.right]) {
			const x = FACE.x + (eye - 0.5) * FACE.side;
			const y = FACE.y + (EYES.y - 0.5) * FACE.side;
			const across = EYES.across * FACE.side;
			context.fillStyle = lid;
			context.beginPath();
			context.ellipse(x, y, across, EYES.down * FACE.side, 0, 0, 2 * Math.PI);
			context.fill();
			context.strokeStyle = "rgb(40 26 22 / 0.75)";
			context.lineWidth = 2;
			context.beginPath();
			context.ellipse(x, y - 3, across * 0.9, 8, 0, 0.15 * Math.PI, 0.85 * Math.PI);
			context.stroke();
		}
	};
	return {
		draw(context, atMs) {
			const seconds = atMs / 1000 + phase;
			const whole = () => [0, 0, FIELD.width, FIELD.height] as const;
			context.save();
			context.scale(context.canvas.width / FIELD.width, context.canvas.height / FIELD.height);
			if (look.flipped) context.transform(-1, 0, 0, 1, FIELD.width, 0);
			context.drawImage(room, ...whole());
			context.translate(3 * Math.sin(seconds * 0.5), 1.5 * Math.sin(seconds * 1.3));
			context.drawImage(body, ...whole());
			context.translate(NECK.x + 5 * Math.sin(seconds * 0.43), NECK.y + Math.sin(seconds * 0.9));
			context.rotate(0.022 * Math.sin(seconds * 0.61));
			context.scale(1 + 0.01 * Math.sin(seconds * 0.37), 1 + 0.01 * Math.sin(seconds * 0.37));
			context.translate(-NECK.x, -NECK.y);
			context.drawImage(head.back, ...whole());
			drawFace(context, expressionAt(beats, atMs));
			if ((atMs + phase * 900) % BLINK_EVERY_MS < BLINK_MS) drawLids(context);
			context.drawImage(head.front, ...whole());
			context.restore();
		},
		showing(atMs) {
			const { from, to, blend } = expressionAt(beats, atMs);
			return blend < 0.5 ? from : to;
		},
	};
}
