import { afterAll, beforeAll, expect, test } from "vitest";
import { readTiles } from "../../scripts/read-tiles.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

declare global {
	var senders: RTCRtpSender[];
}

let call: OpenCall;

beforeAll(async () => {
	call = await openCall({});
	await call.page.evaluateOnNewDocument(() => {
		globalThis.senders = [];
		const { addTransceiver } = RTCPeerConnection.prototype;
		RTCPeerConnection.prototype.addTransceiver = function (...given) {
			const transceiver = addTransceiver.apply(this, given);
			globalThis.senders.push(transceiver.sender);
			return transceiver;
		};
	});
	await call.goto("?people=2&script=happy:60");
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 2);
});

afterAll(() => call?.close());

/** Has everyone send pictures so many times smaller, as for a call that has grown large. */
const sendSmaller = (times: number) =>
	call.page.evaluate(async (scaleResolutionDownBy) => {
		for (const sender of globalThis.senders) {
			const parameters = sender.getParameters();
			for (const encoding of parameters.encodings)
				encoding.scaleResolutionDownBy = scaleResolutionDownBy;
			await sender.setParameters(parameters);
		}
	}, times);

const labelCounts = async () =>
	(await readOverlay(call.page))?.tiles.map(({ labels }) => labels.length);

test("faces are followed on, and keep their labels, while their videos change their size", async () => {
	await until("labels", async () => (await labelCounts())?.join() === "1,1");
	const before = await readTiles(call.extension);
	const ids = before.map(({ latest }) => latest.map(({ trackId }) => trackId));
	for (const times of [2, 1]) {
		const counts = new Set<string | undefined>();
		await sendSmaller(times);
		await until("the other size", async () => {
			counts.add((await labelCounts())?.join());
			const tiles = await readTiles(call.extension);
			return tiles.every(({ width }, at) => width * times === before[at]?.width);
		});
		const changedAtMs = Date.now();
		const tiles = await until("readings in that size", async () => {
			counts.add((await labelCounts())?.join());
			const told = await readTiles(call.extension);
			return told.every(({ latest }) => (latest[0]?.atMs ?? 0) > changedAtMs) && told;
		});
		expect([...counts]).toEqual(["1,1"]);
		expect(tiles.map(({ latest }) => latest.map(({ trackId }) => trackId))).toEqual(ids);
	}
});
