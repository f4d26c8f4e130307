import { afterEach, expect, test, vi } from "vitest";
import { MediaGrid } from "../../../src/meeting/media-grid.ts";
import type { Media } from "../../../src/meeting/picture.ts";

let made = 0;

/** Shows of every media its one byte, and refuses to be read once it has shown a spoilt one. */
class FakeCanvas {
	private byte = 0;
	private isSpoilt = false;
	constructor() {
		made++;
	}
	getContext() {
		return {
			clearRect: () => {
				this.byte = 0;
			},
			drawImage: (media: { byte: number; isSpoilt?: boolean }) => {
				this.byte ||= media.byte;
				this.isSpoilt ||= media.isSpoilt === true;
			},
			getImageData: () => {
				if (this.isSpoilt) throw new Error("SecurityError");
				return { data: new Uint8ClampedArray(4).fill(this.byte) };
			},
		};
	}
}

const media = (byte: number, isSpoilt = false) => ({ byte, isSpoilt }) as unknown as Media;

function newGrid(): MediaGrid {
	vi.stubGlobal("OffscreenCanvas", FakeCanvas);
	made = 0;
	return new MediaGrid({ width: 1, height: 1 });
}

afterEach(() => vi.unstubAllGlobals());

test("one canvas serves all looks, and what was seen before is not seen again", () => {
	const grid = newGrid();
	expect(grid.look(media(7))).toEqual(new Uint8ClampedArray([7, 7, 7, 7]));
	expect(grid.look(media(0))).toBeNull();
	expect(made).toBe(1);
});

test("after one that may not be read, others are", () => {
	const grid = newGrid();
	expect(() => grid.look(media(7, true))).toThrow("SecurityError");
	expect(grid.look(media(7))).not.toBeNull();
});
