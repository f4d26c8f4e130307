import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFramesDown } from "../../src/meeting/frames-down.ts";
import { parseFramesUp, timeOfFrame } from "../../src/offscreen/parse-frames-up.ts";
import { ARGUMENTS } from "../../src/shared/message-schema.ts";
import type { Handlers, Method, Request, Room } from "../../src/shared/messages.ts";
import { DEFAULT_SETTINGS } from "../../src/shared/settings.ts";
import { parseSettings } from "../../src/shared/settings-schema.ts";
import { answer, isRequestTo } from "../../src/shared/wire.ts";
import { aReading } from "../fixtures/face-reading.ts";
import { isFinitely, tryOut, tryOutLater, WITHIN_MS } from "./cases.ts";
import { spoiltValue } from "./spoil.ts";

const ROOMS = Object.keys(ARGUMENTS) as Room[];
const FACE = { angry: 0, disgust: 1, fear: -1, happy: 0.5, sad: 2, surprise: -2, neutral: 0 };
const ARGUMENT_LISTS = [
	...[[], [1], ["de"], ["error_unknown", "why"], ["zoom/Ana", FACE], [1, 0, "tile"]],
	[{ isUsed: true, faces: { self: FACE }, broken: 0 }],
];
const soundRequests = ROOMS.flatMap((to) =>
	Object.keys(ARGUMENTS[to]).flatMap((method) =>
		ARGUMENT_LISTS.map((args) => ({ to, method, args })),
	),
);

test("requests between rooms", { timeout: WITHIN_MS }, async () => {
	let handed: unknown[] = [];
	const note =
		(method: string) =>
		(...args: unknown[]) => {
			handed = [method, ...args.slice(0, -1)];
			return undefined as never;
		};
	const handlersOf = (room: Room) =>
		Object.fromEntries(
			Object.keys(ARGUMENTS[room]).map((method) => [method, note(method)]),
		) as unknown as Handlers<Room>;
	await tryOutLater(
		fc.tuple(spoiltValue(...soundRequests), fc.constantFrom(...ROOMS)),
		async ([message, room]) => {
			handed = [];
			if (!isRequestTo(room, message)) return;
			const reply = await answer(handlersOf(room), message, {});
			if ("error" in reply) expect(handed).toEqual([]);
			else expect(handed[0]).toBe((message as Request).method as Method<Room>);
			for (const argument of handed.slice(1)) {
				expect(["string", "number", "object"]).toContain(typeof argument);
				expect(isFinitely(argument)).toBe(true);
			}
		},
	);
});

const BOX = { x: 1, y: 2, width: 30, height: 40 };
const soundUp = [
	{
		kind: "tiles",
		platform: "zoom",
		warnings: ["labels-removed"],
		tiles: [{ id: "t", name: "Ana", isSelf: false, kind: "video", width: 640, height: 360 }],
	},
	{ kind: "settings", settings: DEFAULT_SETTINGS },
	{
		kind: "frame",
		atMs: 5,
		atlas: new Blob([new Uint8Array(16)]),
		width: 2,
		height: 2,
		patches: [{ tileId: "t", source: BOX, place: BOX }],
		busyMs: 2,
	},
	{ kind: "drawn", atMs: 5, ageMs: 80 },
];

test("what a page's script should send is taken", () => {
	for (const message of soundUp) expect(parseFramesUp(message)).toHaveProperty("message");
});

test("what a page's script sends up the port", { timeout: WITHIN_MS }, () => {
	tryOut(spoiltValue(...soundUp), (received) => {
		timeOfFrame(received);
		const parsed = parseFramesUp(received);
		if ("problem" in parsed) {
			expect(parsed.problem).toMatch(/\w/);
			return;
		}
		const { message } = parsed;
		expect(isFinitely(message)).toBe(true);
		if (message.kind === "tiles") expect(message.tiles.length).toBeLessThanOrEqual(256);
		if (message.kind === "frame" && message.atlas !== null)
			expect(message.atlas).toBeInstanceOf(Blob);
		if (message.kind === "settings") expect(parseSettings(message.settings).problems).toEqual([]);
	});
});

const soundDown = [
	{ kind: "readings", atMs: 5, tiles: [{ tileId: "t", readings: [aReading()] }] },
	{ kind: "pace", intervalMs: 100, tilePx: 256 },
	{ kind: "status", status: { state: "failed", messageKey: "error_unknown", detail: "why" } },
];

test("what comes down the port to a page's script", { timeout: WITHIN_MS }, () => {
	tryOut(spoiltValue(...soundDown), (received) => {
		const message = parseFramesDown(received);
		if (message?.kind === "pace") {
			expect(message.intervalMs).toBeGreaterThanOrEqual(20);
			expect(message.tilePx).toBeGreaterThanOrEqual(16);
		}
		if (message?.kind !== "readings") return;
		for (const { probabilities, box } of message.tiles.flatMap(({ readings }) => readings)) {
			expect(isFinitely(box)).toBe(true);
			expect(Object.values(probabilities).every((one) => one >= 0 && one <= 1)).toBe(true);
		}
	});
});
