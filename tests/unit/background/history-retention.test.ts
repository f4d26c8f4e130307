import { beforeEach, expect, test, vi } from "vitest";

const fake = vi.hoisted(() => {
	// As in Firefox, where the background is a page and needs no other to erase what is old.
	vi.stubGlobal("document", {});
	return {
		sent: [] as unknown[],
		sync: {} as Record<string, unknown>,
		local: {} as Record<string, unknown>,
		onChanged: [] as ((changes: Record<string, object>, area: string) => void)[],
	};
});

vi.mock("webextension-polyfill", () => ({
	default: {
		storage: {
			sync: { get: async () => fake.sync },
			local: {
				get: async () => fake.local,
				set: async (items: object) => void Object.assign(fake.local, items),
			},
			onChanged: { addListener: (listener: never) => void fake.onChanged.push(listener) },
		},
		runtime: {
			sendMessage: async (request: unknown) => {
				fake.sent.push(request);
				return { value: 0 };
			},
		},
	},
}));

const { eraseOldSessions, watchKeepDays } = await import(
	"../../../src/background/history-retention.ts"
);

const erasing = (keepDays: number) =>
	expect.objectContaining({ to: "offscreen", method: "eraseOldSessions", args: [keepDays] });
const asked = () => fake.sent.filter((sent) => JSON.stringify(sent).includes("eraseOldSessions"));

beforeEach(() => {
	fake.sent.length = 0;
	fake.sync = { settings: { keepDays: 90 } };
	fake.local = {};
	vi.stubGlobal("indexedDB", { databases: async () => [{ name: "expressly-history" }] });
});

test.each([
	["damaged, and so is not listed", () => Promise.reject(new DOMException("", "UnknownError")), 1],
	["there", async () => [{ name: "expressly-history", version: 2 }], 1],
	["not there", async () => [], 0],
])("where a history is %s", async (_, databases, times) => {
	vi.stubGlobal("indexedDB", { databases });
	await eraseOldSessions();
	expect(asked()).toEqual(Array.from({ length: times }, () => erasing(90)));
});

test("settings that are lost take no session along that was to be kept for longer", async () => {
	await eraseOldSessions();
	fake.sync = {};
	await eraseOldSessions();
	expect(asked()).toEqual([erasing(90), erasing(90)]);
});

test("the latest choice is remembered, and a loss is none", async () => {
	watchKeepDays();
	const change = async (settings: unknown) => {
		fake.sync = { settings };
		for (const listener of fake.onChanged) listener({ settings: {} }, "sync");
		await vi.waitFor(() => expect(fake.sync).toEqual({ settings }));
	};
	await change({ keepDays: 365 });
	await vi.waitFor(() => expect(fake.local).toEqual({ keepDays: 365 }));
	await change(undefined);
	await change({ style: "dot" });
	await eraseOldSessions();
	await change({ keepDays: 7 });
	await eraseOldSessions();
	expect(asked()).toEqual([erasing(365), erasing(7)]);
});
