import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenCall, openCall, until } from "./demo-call.ts";
import { readRoom } from "./room-inside.ts";

/** How many of 25 show what. */
const SCRIPT = { happy: 13, surprise: 7, angry: 5 } as const;
/** Readings of 25 tiles take their time where the machine is busy. */
const WITHIN_MS = 150_000;
const PANEL_SETTLED_MS = 6000;

let call: OpenCall;

beforeAll(async () => {
	const script = Object.keys(SCRIPT).map((expression) => `${expression}:3600`);
	call = await openCall({ query: `?people=${script.length}&script=${script.join(";")}` });
	await call.page.setViewport({ width: 1000, height: 700 });
	await call.page.waitForFunction(
		() =>
			[...document.querySelectorAll("video")].filter((video) => video.videoWidth > 0).length > 2,
	);
	await call.page.evaluate(fillGallery, Object.values(SCRIPT));
	const worker = await call.extension.serviceWorker();
	await worker.evaluate(() => chrome.storage.sync.set({ settings: { room: true } }));
	await call.extension.switchOn(call.page);
});

afterAll(() => call?.close());

test("the panel's figures for 25 people are those of the script", {
	timeout: WITHIN_MS + PANEL_SETTLED_MS,
}, async () => {
	let last: unknown;
	const room = await until(
		"a room of 25 that shows the script",
		async () => {
			const drawn = await readRoom(call.page);
			last = drawn && { faces: drawn.faces, ...drawn.shares };
			const { Happy, Surprised, Angry } = drawn?.shares ?? {};
			if (Happy === "52%" && Surprised === "28%" && Angry === "20%") return drawn;
			throw new Error(JSON.stringify(last));
		},
		WITHIN_MS,
	);
	expect(room.faces).toBe("25 faces");
	expect(Object.keys(room.shares)).toHaveLength(3);
	// What lies under the gallery is asked for again by then, and the panel stands over some of it.
	await pause(PANEL_SETTLED_MS);
	expect((await readRoom(call.page))?.faces).toBe("25 faces");
});

/**
 * Runs in the demo call: shows each participant so many times, every time as a stream of its own, in
 * place of the call's own tiles. To the extension they are as many people, and the machine codes three.
 */
function fillGallery(counts: number[]): void {
	const people = [...document.querySelectorAll("video")];
	const wall = document.createElement("div");
	Object.assign(wall.style, {
		position: "fixed",
		inset: "0",
		zIndex: "5",
		display: "grid",
		gridTemplateColumns: "repeat(5, 1fr)",
		gap: "4px",
		background: "#222",
	});
	for (const [index, count] of counts.entries())
		for (let copy = 0; copy < count; copy++) {
			const stream = people[index]?.srcObject;
			const [track] = stream instanceof MediaStream ? stream.getVideoTracks() : [];
			if (track === undefined) throw new Error("a participant has no video");
			const tile = document.createElement("article");
			const video = Object.assign(document.createElement("video"), { muted: true });
			video.style.cssText = "display: block; width: 100%; height: 130px; object-fit: cover";
			video.srcObject = new MediaStream([track.clone()]);
			void video.play();
			const name = Object.assign(document.createElement("span"), {
				className: "participant-name",
				textContent: `Person ${wall.childElementCount + 1}`,
			});
			name.style.cssText = "position: absolute";
			tile.style.position = "relative";
			tile.append(video, name);
			wall.append(tile);
		}
	document.body.append(wall);
}
