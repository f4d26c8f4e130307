import { expect, test } from "vitest";
import type { NamedFile } from "../../../src/analyse/collect-files.ts";
import type { OpenPicture } from "../../../src/analyse/open-picture.ts";
import { PictureBatch, type PictureWork } from "../../../src/analyse/picture-batch.ts";
import { Refusal } from "../../../src/analyse/refusal.ts";

/** A browser in which a file's text says what happens to it, that counts what is open. */
function fakeWork() {
	const seen = { open: 0, mostOpen: 0, thumbnails: 0, nowMs: 0 };
	const work: PictureWork = {
		async open(file) {
			const text = await file.text();
			if (text === "damaged") throw new Refusal("damaged");
			seen.open++;
			seen.mostOpen = Math.max(seen.mostOpen, seen.open);
			const bitmap = { width: 4, height: 3, close: () => seen.open-- };
			return {
				bitmap: bitmap as unknown as ImageBitmap,
				size: { width: 4, height: 3 },
				notes: [],
			} satisfies OpenPicture;
		},
		async read({ notes }) {
			await new Promise((resolve) => setTimeout(resolve));
			seen.nowMs += 100;
			return { readings: [], notes };
		},
		async thumbnail() {
			seen.thumbnails++;
			return "blob:thumbnail";
		},
		revoke() {
			seen.thumbnails--;
		},
		now: () => seen.nowMs,
	};
	return { work, seen };
}

const named = (name: string, text = name): NamedFile => ({ name, file: new File([text], name) });

async function finished(batch: PictureBatch): Promise<void> {
	for (;;) {
		const { finished: done, total } = batch.progress.value;
		if (done === total) return;
		await new Promise((resolve) => setTimeout(resolve));
	}
}

test("a batch finishes every picture with two open at most, and closes all of them", async () => {
	const { work, seen } = fakeWork();
	const batch = new PictureBatch(work);
	batch.add(Array.from({ length: 200 }, (_, index) => named(`${index}.jpg`)));
	await finished(batch);
	expect(batch.progress.value).toEqual({ finished: 200, failed: 0, total: 200 });
	expect(seen.mostOpen).toBe(2);
	expect(seen.open).toBe(0);
});

test("a damaged picture is marked with its reason and the rest goes on", async () => {
	const batch = new PictureBatch(fakeWork().work);
	batch.add([named("a.jpg"), named("b.jpg", "damaged"), named("c.jpg")]);
	await finished(batch);
	expect(batch.entries.value.map(({ state }) => state)).toEqual(["done", "failed", "done"]);
	expect(batch.entries.value[1]?.failure?.key).toBe("damaged");
});

test("an error nobody foresaw is marked with its message, and its picture is closed", async () => {
	const { work, seen } = fakeWork();
	const batch = new PictureBatch({
		...work,
		read: () => Promise.reject(new Error("no such tensor")),
	});
	batch.add([named("a.jpg")]);
	await finished(batch);
	expect(batch.entries.value[0]?.failure).toMatchObject({
		key: "unexpected",
		values: { detail: "no such tensor" },
	});
	expect(seen.open).toBe(0);
});

test("the time left is told by the pace since the first picture, pauses and what they cost left out", async () => {
	const { work, seen } = fakeWork();
	const batch = new PictureBatch(work);
	const leftMs: (number | null)[] = [];
	const stopFollowing = batch.done.subscribe(() => {
		leftMs.push(batch.leftMs.value);
		if (batch.progress.value.finished === 10) batch.pause();
	});
	batch.add(Array.from({ length: 20 }, (_, index) => named(`${index}.jpg`)));
	seen.nowMs += 9000; // as the networks are opened
	await expect.poll(() => batch.entries.value.some(({ state }) => state === "reading")).toBe(false);
	expect(Math.min(...leftMs.filter((left) => left !== null))).toBeGreaterThanOrEqual(700);
	expect(Math.max(...leftMs.filter((left) => left !== null))).toBeLessThanOrEqual(1800);
	expect(batch.leftMs.value).toBeNull();
	seen.nowMs += 60_000;
	leftMs.length = 0;
	batch.resume();
	await finished(batch);
	stopFollowing();
	expect(Math.max(...leftMs.filter((left) => left !== null))).toBeLessThanOrEqual(1000);
	expect(leftMs.at(-1)).toBe(0);
});

test("a paused batch begins nothing and goes on when resumed", async () => {
	const batch = new PictureBatch(fakeWork().work);
	batch.pause();
	batch.add([named("a.jpg"), named("b.jpg")]);
	await new Promise((resolve) => setTimeout(resolve, 5));
	expect(batch.entries.value.map(({ state }) => state)).toEqual(["waiting", "waiting"]);
	batch.resume();
	await finished(batch);
	expect(batch.progress.value.finished).toBe(2);
});

test("a cancelled batch keeps what was begun", async () => {
	const batch = new PictureBatch(fakeWork().work);
	batch.add(Array.from({ length: 10 }, (_, index) => named(`${index}.jpg`)));
	batch.cancel();
	await finished(batch);
	expect(batch.entries.value.map(({ name }) => name)).toEqual(["0.jpg", "1.jpg"]);
});

test("a batch cleared in the middle gives every thumbnail back", async () => {
	const { work, seen } = fakeWork();
	const batch = new PictureBatch(work);
	batch.add(Array.from({ length: 10 }, (_, index) => named(`${index}.jpg`)));
	while (batch.progress.value.finished < 4) await new Promise((resolve) => setTimeout(resolve));
	batch.clear();
	while (seen.open > 0) await new Promise((resolve) => setTimeout(resolve));
	await new Promise((resolve) => setTimeout(resolve, 5));
	expect(batch.entries.value).toEqual([]);
	expect(seen.thumbnails).toBe(0);
});

test("pictures added while others run are analysed too", async () => {
	const batch = new PictureBatch(fakeWork().work);
	batch.add([named("a.jpg")]);
	batch.add([named("b.jpg")]);
	await finished(batch);
	batch.add([named("c.jpg")]);
	await finished(batch);
	expect(batch.entries.value.map(({ state }) => state)).toEqual(["done", "done", "done"]);
});

test("what has been searched of a picture counts until it is finished, and then it counts whole", async () => {
	const { work } = fakeWork();
	const seen: number[] = [];
	const batch: PictureBatch = new PictureBatch({
		...work,
		async read({ notes }, onSearched) {
			for (const share of [0.25, 0.75]) {
				onSearched(share);
				seen.push(batch.done.value);
			}
			return { readings: [], notes };
		},
	});
	batch.add([named("a.jpg")]);
	await finished(batch);
	batch.add([named("b.jpg")]);
	await finished(batch);
	expect(seen).toEqual([0.25, 0.75, 1.25, 1.75]);
	expect(batch.done.value).toBe(2);
});

test("a picture that brings the reading of another down fails alone, after a second try", async () => {
	const { work, seen } = fakeWork();
	const reading = new Set<AbortController>();
	let tries = 0;
	const batch = new PictureBatch({
		...work,
		async open(file) {
			const picture = await work.open(file);
			return Object.assign(picture, { isTooMuch: (await file.text()) === "too much" });
		},
		async read(picture) {
			const mine = new AbortController();
			reading.add(mine);
			if ("isTooMuch" in picture && picture.isTooMuch) {
				tries++;
				for (const each of reading) each.abort();
			}
			await new Promise((resolve) => setTimeout(resolve, 2));
			reading.delete(mine);
			if (mine.signal.aborted) throw new Refusal("reading_failed", { detail: "stopped" });
			return { readings: [], notes: picture.notes };
		},
	});
	batch.add([named("a"), named("b", "too much"), named("c"), named("d")]);
	await finished(batch);
	expect(batch.entries.value.map(({ state }) => state)).toEqual(["done", "failed", "done", "done"]);
	expect(tries).toBe(2);
	expect(seen).toMatchObject({ open: 0, thumbnails: 4 });
	batch.clear();
	expect(seen.thumbnails).toBe(0);
});
