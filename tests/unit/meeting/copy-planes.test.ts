import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlaneCopier } from "../../../src/meeting/copy-planes.ts";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";

const OPTIONS = { tilePx: 256, withinMs: 50 };

/** What the browser would hand out for a video: brightness counts up from `first`, colours are 7. */
interface FakeVideo {
	localName: "video";
	videoWidth: number;
	videoHeight: number;
	readyState: number;
	HAVE_CURRENT_DATA: number;
	format: string | null;
	first: number;
	fails?: boolean;
	hangs?: boolean;
	isTurned?: boolean;
	rotation?: number;
	flip?: boolean;
}

const video = (over: Partial<FakeVideo> = {}): FakeVideo => ({
	localName: "video",
	videoWidth: 8,
	videoHeight: 4,
	readyState: 4,
	HAVE_CURRENT_DATA: 2,
	format: "I420",
	first: 0,
	...over,
});

let open = 0;
class FakeFrame {
	readonly format;
	readonly visibleRect;
	readonly colorSpace = { fullRange: false };
	readonly rotation;
	readonly flip;
	constructor(private readonly of: FakeVideo) {
		open += 1;
		this.format = of.format;
		this.rotation = of.rotation;
		this.flip = of.flip;
		const width = of.isTurned ? of.videoHeight : of.videoWidth;
		this.visibleRect = { x: 2, y: 0, width, height: of.videoHeight };
	}
	allocationSize({ rect: { width, height }, format }: { rect: DOMRectInit; format?: string }) {
		const [w = 0, h = 0] = [width, height];
		if (format === "RGBA") return 4 * w * h;
		return w * h + 2 * Math.ceil(w / 2) * Math.ceil(h / 2);
	}
	copyTo(bytes: Uint8Array, { rect }: { rect: DOMRectInit }) {
		if (this.of.fails) return Promise.reject(new Error("no"));
		if (this.of.hangs) return new Promise(() => {});
		const { x = 0, y = 0, width = 0, height = 0 } = rect;
		bytes.fill(7);
		for (let row = 0; row < height; row++)
			for (let column = 0; column < width; column++)
				bytes[row * width + column] = this.of.first + (y + row) * 16 + (x - 2 + column);
		return Promise.resolve([]);
	}
	close() {
		open -= 1;
	}
}

const wanted = (
	id: string,
	media: FakeVideo,
	source?: { x: number; y: number; width: number; height: number },
) => ({
	found: {
		tile: { id, width: media.videoWidth, height: media.videoHeight },
		picture: { media, crop: { x: 0, y: 0, width: 8, height: 4 } },
	} as unknown as FoundTile,
	closeUps: source === undefined ? [] : [{ trackId: 5, source }],
});
const bytesOf = async (blob: Blob | null | undefined) =>
	blob ? [...new Uint8Array(await blob.arrayBuffer())] : null;

/** Copies with a new copier, or one that has copied before, what does not come late. */
async function copied(copies: ReturnType<typeof wanted>[], copier = new PlaneCopier()) {
	const atlas = await copier.copy(copies, OPTIONS);
	if (atlas === "late") throw new Error("it came too late");
	return atlas;
}

beforeEach(() => {
	open = 0;
	vi.stubGlobal("VideoFrame", FakeFrame);
});
afterEach(() => void vi.unstubAllGlobals());

test("a whole tile is copied with its colours, a close-up as brightness alone", async () => {
	const copies = [
		wanted("a", video()),
		wanted("b", video({ first: 100 }), { x: 3, y: 1, width: 3, height: 2 }),
	];
	const atlas = await copied(copies);
	expect(atlas?.patches).toEqual([
		{
			tileId: "a",
			source: { x: 0, y: 0, width: 8, height: 4 },
			place: { x: 0, y: 0, width: 8, height: 4 },
			plane: { at: 0, layout: "i420", width: 8, height: 4, isFullRange: false },
		},
		{
			tileId: "b",
			trackId: 5,
			source: { x: 2, y: 0, width: 4, height: 3 },
			place: { x: 0, y: 0, width: 4, height: 3 },
			plane: { at: 48, layout: "luma", width: 4, height: 3, isFullRange: false },
		},
	]);
	const bytes = await bytesOf(atlas?.bytes);
	expect(bytes?.slice(0, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 16]);
	expect(bytes?.slice(32, 48)).toEqual(Array(16).fill(7));
	expect(bytes?.slice(48)).toEqual([102, 103, 104, 105, 118, 119, 120, 121, 134, 135, 136, 137]);
	expect(open).toBe(0);
});

test("what has no planes, as a picture that the page draws, is copied in colour", async () => {
	const copies = [wanted("a", video({ format: null })), wanted("b", video({ format: "BGRX" }))];
	const atlas = await copied(copies);
	expect(atlas?.patches.map(({ plane }) => plane)).toMatchObject([
		{ at: 0, layout: "rgba", width: 8, height: 4 },
		{ at: 128, layout: "rgba" },
	]);
	expect(atlas?.bytes?.size).toBe(256);
});

const SPOILT: [string, Partial<FakeVideo>][] = [
	["that has no picture yet", { readyState: 1 }],
	["whose frames are turned", { isTurned: true }],
	["whose frames stand on their head", { rotation: 180 }],
	["whose frames are mirrored", { rotation: 0, flip: true }],
	["that cannot be copied", { fails: true }],
];

test.each(SPOILT)("a video %s is left out, and not asked again for a while", async (_, over) => {
	const copier = new PlaneCopier();
	const [spoilt, whole] = [wanted("a", video(over)), wanted("b", video({ first: 50 }))];
	expect(copier.canCopy(spoilt)).toBe(true);
	const atlas = await copied([spoilt, whole], copier);
	expect(atlas?.patches).toMatchObject([{ tileId: "b", plane: { at: 0 } }]);
	expect((await bytesOf(atlas?.bytes))?.slice(0, 2)).toEqual([50, 51]);
	expect([spoilt, whole].map((copy) => copier.canCopy(copy))).toEqual([false, true]);
	expect(await copied([wanted("c", video(over))])).toBeNull();
	expect(open).toBe(0);
});

test("what is too large for any frame is left to others; what finds no room beside it waits", async () => {
	const huge = video({ videoWidth: 3840, videoHeight: 2160, format: null });
	const copier = new PlaneCopier();
	const atlas = await copied([wanted("huge", huge), wanted("a", video())], copier);
	expect(atlas?.patches.map(({ tileId }) => tileId)).toEqual(["a"]);
	expect(copier.canCopy(wanted("huge", huge))).toBe(false);

	const large = video({ videoWidth: 2560, videoHeight: 1440, format: null });
	const first = [wanted("a", video({ videoWidth: 1280, videoHeight: 720, format: null }))];
	const together = await copied([...first, wanted("large", large)], copier);
	expect(together?.patches.map(({ tileId }) => tileId)).toEqual(["a"]);
	expect(copier.canCopy(wanted("large", large))).toBe(true);
	expect(open).toBe(0);
});

test("where one does not come in time, none is asked again for a while", async () => {
	const copier = new PlaneCopier();
	const copies = [wanted("a", video({ hangs: true })), wanted("b", video())];
	expect(await copier.copy(copies, OPTIONS)).toBe("late");
	expect(copies.map((copy) => copier.canCopy(copy))).toEqual([false, false]);
	expect(open).toBe(0);
});

test("a canvas has no planes, nor has a browser without video frames", () => {
	const canvas = { ...video(), localName: "canvas" } as unknown as FakeVideo;
	const copies = [wanted("a", video()), wanted("b", canvas)];
	const answers = () => copies.map((copy) => new PlaneCopier().canCopy(copy));
	expect(answers()).toEqual([true, false]);
	vi.stubGlobal("VideoFrame", undefined);
	expect(answers()).toEqual([false, false]);
});
