import { existsSync, readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personLook } from "../../demo/person-look.ts";
import { readTiles } from "../../scripts/read-tiles.ts";
import { allRead, type OpenCall, openCall } from "./demo-call.ts";

const FOLDER = "../shared/data/portraits";
const POSES = ["neutral", "happy"] as const;
/** So many tiles at a time are read often enough on a small machine. */
const AT_ONCE = 8;
/** Readings are smoothed; after this they no longer remember how they began. */
const SETTLE_MS = 4000;

const hasPortraits = existsSync(FOLDER);
const people = hasPortraits
	? [...new Set(readdirSync(FOLDER).flatMap((name) => /^(\d+)-happy\.jpg$/.exec(name)?.[1] ?? []))]
	: [];
const rooms = Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, room) =>
	people.slice(room * AT_ONCE, (room + 1) * AT_ONCE),
);

if (!hasPortraits) console.warn(`Skipped: ${FOLDER} is not there, so no portraits are played.`);

let call: OpenCall;
/** Each person's probability of looking happy, by pose. */
const happy = new Map<string, number>();

beforeAll(async () => {
	if (!hasPortraits) return;
	call = await openCall({ query: "?people=1&script=neutral:9", mounts: { "/portraits/": FOLDER } });
	await call.extension.switchOn(call.page);
});

afterAll(() => call?.close());

test
	.skipIf(!hasPortraits)
	.each(rooms.flatMap((room) => POSES.map((pose) => ({ pose, room: room.join(" ") }))))(
	"everyone of $room is found, posing $pose",
	async ({ room, pose }) => {
		const ids = room.split(" ");
		const faces = ids.map((id) => `/portraits/${id}-${pose}.jpg`).join(",");
		await call.goto(`?faces=${faces}`);
		await allRead(call.extension, ids.length);
		await pause(SETTLE_MS);
		const tiles = await readTiles(call.extension);
		for (const [index, id] of ids.entries()) {
			const tile = tiles.find(({ name }) => name === personLook(index).name);
			expect(tile?.latest, `one face on the tile of ${id}`).toHaveLength(1);
			happy.set(`${id} ${pose}`, tile?.latest[0]?.probabilities.happy ?? Number.NaN);
		}
	},
);

test.skipIf(!hasPortraits)("at least 15 of 16 look happier smiling than neutral", () => {
	const rises = people.filter(
		(id) => (happy.get(`${id} happy`) ?? 0) > (happy.get(`${id} neutral`) ?? 1),
	);
	expect(people).toHaveLength(16);
	expect(rises.length, JSON.stringify([...happy])).toBeGreaterThanOrEqual(15);
});
