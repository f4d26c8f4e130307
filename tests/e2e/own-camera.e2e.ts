import { afterAll, beforeAll, expect, test } from "vitest";
import { isRead, readTiles } from "../../scripts/read-tiles.ts";
import { type OpenCall, openCall, until } from "./demo-call.ts";

let call: OpenCall;

beforeAll(async () => {
	call = await openCall({
		query: "?people=1&script=happy:60",
		args: ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
	});
	await call.extension.switchOn(call.page);
	await until("a reading of Amara", async () =>
		(await readTiles(call.extension)).some((tile) => tile.name === "Amara" && isRead(tile)),
	);
});

afterAll(() => call?.close());

const press = (title: string) =>
	call.page.$eval(`button[title='${title}']`, (button) => (button as HTMLElement).click());
const selves = async () => (await readTiles(call.extension)).filter(({ isSelf }) => isSelf);

test("the user's own camera becomes a tile of its own, marked as the user's", async () => {
	if ((await selves()).length === 0) await press("Camera");
	const [self] = await until("the own tile", async () => {
		const found = await selves();
		return found.length === 1 && found;
	});
	expect(self).toMatchObject({ kind: "video", faces: 0 });
	const others = (await readTiles(call.extension)).filter(({ isSelf }) => !isSelf);
	expect(others.map(({ name }) => name)).toEqual(["Amara"]);
});

test("turned off, the own tile is gone from the call", async () => {
	await press("Camera");
	await until("the own tile to go", async () => (await selves()).length === 0);
	expect(await readTiles(call.extension)).toHaveLength(1);
});
