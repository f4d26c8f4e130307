/** A camera's noise, in steps of 255 up and down. */
const NOISE = 2;
const COLOUR_SPACE = {
	matrix: "smpte170m",
	primaries: "smpte170m",
	transfer: "smpte170m",
	fullRange: false,
} as const;

/**
 * A picture as a decoder hands it out, a brightness for each pixel and a colour for four, with noise in it.
 *
 * @param seed Of the noise.
 */
export function decodedFrame({ data, width, height }: ImageData, seed: number): VideoFrame {
	const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)];
	const planes = new Uint8Array(width * height + 2 * across * down);
	const [blueAt, redAt] = [width * height, width * height + across * down];
	let random = seed;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const at = 4 * (y * width + x);
			const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
			const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
			random = (Math.imul(random, 1664525) + 1013904223) | 0;
			const noise = (random >> 16) % (NOISE + 1);
			planes[y * width + x] = Math.min(235, Math.max(16, 16 + (219 / 255) * luma + noise));
			if (x % 2 === 0 && y % 2 === 0) {
				const cell = (y / 2) * across + x / 2;
				planes[blueAt + cell] = 128 + (224 / 255) * 0.564 * (blue - luma);
				planes[redAt + cell] = 128 + (224 / 255) * 0.713 * (red - luma);
			}
		}
	return new VideoFrame(planes, {
		format: "I420",
		codedWidth: width,
		codedHeight: height,
		timestamp: 0,
		colorSpace: COLOUR_SPACE,
	});
}
