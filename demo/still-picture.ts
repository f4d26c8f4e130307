import { loadPicture } from "./face-sprites.ts";
import type { PictureSource } from "./picture-source.ts";

/** A picture held before the camera, hardly moving, whole and centred. */
export async function stillPicture(address: string): Promise<PictureSource> {
	const picture = await loadPicture(address);
	return {
		draw(context, atMs) {
			const { width, height } = context.canvas;
			const sway = 1 + 0.004 * Math.sin(atMs / 400);
			const scale = Math.min(width / picture.width, height / picture.height) * sway;
			const shown = [picture.width * scale, picture.height * scale] as const;
			context.fillStyle = "#8a8f98";
			context.fillRect(0, 0, width, height);
			context.drawImage(picture, (width - shown[0]) / 2, (height - shown[1]) / 2, ...shown);
		},
		showing: () => null,
	};
}
