import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTiles } from "../../scripts/read-tiles.ts";
import type { TileDiagnostics } from "../../src/shared/diagnostics.ts";
import type { FaceReading } from "../../src/shared/readings.ts";
import { type OpenCall, openCall, until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

/**
 * What each camera films. All but the first give no ground for a label, or less of one; they are drawn
 * from the demo call's participant, who looks happy throughout.
 */
const CAMERAS = [
	"alive",
	"stopped",
	"repeated",
	"black",
	"initials",
	"blurred room",
	"cut out",
	"poster",
	"half out",
	"pattern",
] as const;
type Camera = (typeof CAMERAS)[number];

/** Those on which a face must have been read before the cameras are watched. */
const FACES: readonly Camera[] = ["alive", "stopped", "repeated"];

const LOOK_EVERY_MS = 400;

let call: OpenCall;
/** What was read of each camera after it had been seen for a while, each time it was looked at. */
const seen = new Map<string, FaceReading[][]>();
const lastTiles = new Map<string, TileDiagnostics>();

beforeAll(async () => {
	call = await openCall({ query: "?people=1&script=happy:600" });
	await call.page.evaluate(addCameras, [...CAMERAS]);
	await call.extension.switchOn(call.page);
	await until("a reading of every face that there is", async () => {
		const tiles = await readTiles(call.extension);
		const isRead = (camera: Camera) =>
			tiles.some(({ name, faces }) => name === camera && faces > 0);
		if (FACES.every(isRead)) return true;
		throw new Error(tiles.map(({ name, faces, skipped }) => `${name}: ${skipped ?? faces}`).join());
	});
	await call.page.evaluate(() => globalThis.dispatchEvent(new Event("stop-camera")));
	await until(
		"the video that stopped, and the photograph on the wall, to count as frozen",
		async () => {
			const tiles = await readTiles(call.extension);
			const isFrozen = (camera: Camera) =>
				tiles.some(
					({ name, latest }) =>
						name === camera && latest.some(({ doubts }) => doubts.includes("frozen")),
				);
			if (isFrozen("stopped") && isFrozen("poster")) return true;
			throw new Error(
				tiles.map(({ name, readingsPerSecond }) => `${name}: ${readingsPerSecond}`).join(),
			);
		},
	);
	for (let look = 0; look < 8; look++) {
		for (const tile of await readTiles(call.extension)) {
			const name = tile.name ?? "";
			seen.set(name, [...(seen.get(name) ?? []), shown(tile)]);
			lastTiles.set(name, tile);
		}
		await pause(LOOK_EVERY_MS);
	}
	if (process.env.SHOTS) await call.page.screenshot({ path: `${process.env.SHOTS}/bad-input.png` });
});

afterAll(() => call?.close());

const shown = ({ latest }: TileDiagnostics) =>
	latest.filter(({ trackState }) => trackState === "confirmed");
const readingsOf = (camera: Camera) => (seen.get(camera) ?? []).flat();
const labelsOf = (camera: Camera) => [...new Set(readingsOf(camera).map(({ label }) => label))];

test("a person before a camera is read as looking happy, and never as frozen", () => {
	expect(labelsOf("alive")).toEqual(["happy"]);
});

test("a video that stops keeps its face, uncertain since its picture is frozen, on the screen too", async () => {
	expect(lastTiles.get("stopped")?.skipped).toBe("no-frames");
	const [reading] = readingsOf("stopped");
	expect(reading).toMatchObject({ label: "uncertain", shown: "uncertain", doubts: ["frozen"] });
	expect(labelsOf("stopped")).toEqual(["uncertain"]);
	const labels = (await readOverlay(call.page))?.tiles.map((tile) => tile.labels.join()) ?? [];
	expect(labels.some((label) => label.includes("Uncertain"))).toBe(true);
});

test("a photograph that is sent as video is labelled as the photograph that it is", () => {
	expect(labelsOf("repeated")).toEqual(["happy"]);
});

test("a photograph on the wall is uncertain, and keeps nobody beside it from being read", () => {
	const perLook = (seen.get("poster") ?? []).map((readings) => readings.map(({ label }) => label));
	expect(perLook.length).toBeGreaterThan(0);
	for (const labels of perLook)
		expect(labels.filter((label) => label !== "uncertain").length).toBeLessThanOrEqual(1);
	expect(perLook.flat()).toContain("happy");
});

test.each(["black", "initials", "pattern"] as const)("%s: no face, and no label", (camera) => {
	expect(lastTiles.has(camera)).toBe(true);
	expect(labelsOf(camera).filter((label) => label !== "uncertain")).toEqual([]);
});

test("a face half outside the tile carries no certain label", () => {
	expect(labelsOf("half out").filter((label) => label !== "uncertain")).toEqual([]);
});

test.each(["blurred room", "cut out"] as const)(
	"a virtual background, %s: one face at most, read as it is or uncertain",
	(camera) => {
		for (const readings of seen.get(camera) ?? []) expect(readings.length).toBeLessThanOrEqual(1);
		expect(["happy", "uncertain"]).toEqual(expect.arrayContaining(labelsOf(camera)));
	},
);

test("a camera turned off leaves no face and no label behind", async () => {
	await call.page.$eval("article:first-of-type button[title='Turn camera on or off']", (button) =>
		(button as HTMLElement).click(),
	);
	await until("the participant's label to go", async () => {
		const tile = (await readTiles(call.extension)).find(({ name }) => name === "Amara");
		if (tile === undefined || tile.latest.every(({ label }) => label === "uncertain")) return true;
		throw new Error(JSON.stringify(tile));
	});
});

/** Runs in the demo call: adds a tile for each camera, filmed off the participant's own. */
function addCameras(cameras: Camera[]): void {
	const person = document.querySelector("video");
	if (person === null) throw new Error("nobody is in the call");
	const [width, height] = [320, 180];
	const wall = Object.assign(document.createElement("div"), { id: "cameras" });
	Object.assign(wall.style, {
		position: "fixed",
		inset: "0 0 auto 0",
		display: "flex",
		flexWrap: "wrap",
		gap: "4px",
		zIndex: "5",
	});
	document.body.append(wall);
	const photograph = document.createElement("canvas");
	Object.assign(photograph, { width, height });
	const tiny = Object.assign(document.createElement("canvas"), { width: 20, height: 11 });
	let isStopped = false;
	addEventListener("stop-camera", () => {
		isStopped = true;
	});
	const drawn = cameras.map((camera) => {
		const canvas = Object.assign(document.createElement("canvas"), { width, height });
		const context = canvas.getContext("2d");
		if (context === null) throw new Error("no canvas");
		const tile = document.createElement("article");
		const video = Object.assign(document.createElement("video"), { muted: true });
		video.style.cssText = "display: block; width: 240px; height: 135px";
		const name = Object.assign(document.createElement("span"), {
			className: "participant-name",
			textContent: camera,
		});
		tile.append(video, name);
		wall.append(tile);
		video.srcObject = canvas.captureStream();
		void video.play();
		return { camera, context };
	});
	const oval = (context: CanvasRenderingContext2D) => {
		context.beginPath();
		context.ellipse(width / 2, height * 0.56, width * 0.2, height * 0.5, 0, 0, 7);
		context.clip();
	};
	const paint: Record<Camera, (context: CanvasRenderingContext2D, frame: number) => void> = {
		alive: (context) => context.drawImage(person, 0, 0, width, height),
		stopped: (context) => {
			if (!isStopped) context.drawImage(person, 0, 0, width, height);
		},
		repeated: (context, frame) => {
			context.drawImage(photograph, 0, 0);
			// A clock in the corner: the video itself is not frozen.
			context.fillStyle = frame % 2 ? "#222" : "#ddd";
			context.fillRect(0, 0, 12, 8);
		},
		black: (context, frame) => {
			context.fillStyle = frame % 2 ? "#000" : "#010101";
			context.fillRect(0, 0, width, height);
		},
		initials: (context, frame) => {
			context.fillStyle = "#315b8c";
			context.fillRect(0, 0, width, height);
			context.fillStyle = "#7fa3cc";
			context.beginPath();
			context.arc(width / 2, height / 2, 60 + (frame % 2) / 4, 0, 7);
			context.fill();
			context.fillStyle = "#fff";
			context.font = "64px sans-serif";
			context.textAlign = "center";
			context.fillText("AB", width / 2, height / 2 + 22);
		},
		"blurred room": (context) => {
			tiny.getContext("2d")?.drawImage(person, 0, 0, tiny.width, tiny.height);
			context.save();
			context.drawImage(tiny, 0, 0, width, height);
			oval(context);
			context.drawImage(person, 0, 0, width, height);
			context.restore();
		},
		"cut out": (context) => {
			context.fillStyle = "#2e8b57";
			context.fillRect(0, 0, width, height);
			context.save();
			oval(context);
			context.drawImage(person, 0, 0, width, height);
			context.restore();
		},
		poster: (context) => {
			context.fillStyle = "#8a8f98";
			context.fillRect(0, 0, width, height);
			context.drawImage(photograph, 0, 20, width / 2, height / 2);
			context.drawImage(person, width / 2, 60, width / 2, height / 2);
		},
		"half out": (context) => {
			context.fillStyle = "#8a8f98";
			context.fillRect(0, 0, width, height);
			context.drawImage(person, -width / 2, 0, width, height);
		},
		pattern: (context, frame) => {
			context.fillStyle = "#b9b2a3";
			context.fillRect(0, 0, width, height);
			context.fillStyle = "#5c4a3d";
			for (let x = 10 + (frame % 2) / 8; x < width; x += 24)
				for (let y = 10; y < height; y += 24) {
					context.beginPath();
					context.arc(x, y, (x + y) % 3 ? 5 : 8, 0, 7);
					context.fill();
				}
		},
	};
	let frame = 0;
	const film = () => {
		if (person.videoWidth === 0) return;
		// A stream's first pictures may be black.
		if (frame < 8) photograph.getContext("2d")?.drawImage(person, 0, 0, width, height);
		// What stands still needs a frame now and then all the same: without, it would be a stopped video.
		for (const { camera, context } of drawn)
			if (moving.has(camera) || frame % 4 === 0) paint[camera](context, Math.floor(frame / 4));
		frame += 1;
	};
	const still = new Set<Camera>(["black", "initials", "pattern"]);
	const moving = new Set(cameras.filter((camera) => !still.has(camera)));
	setInterval(film, 250);
}
