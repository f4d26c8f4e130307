import { expect, test, vi } from "vitest";

const fake = vi.hoisted(() => {
	// As in Firefox, where the background is a page and needs no other to erase what is old.
	vi.stubGlobal("document", {});
	return { sent: [] as unknown[] };
});

vi.mock("webextension-polyfill", () => ({
	default: {
		storage: {
			sync: { get: async () => ({ settings: { keepDays: 90 } }) },
			local: { get: async () => ({}) },
		},
		runtime: {
			sendMessage: async (request: unknown) => {
				fake.sent.push(request);
				return { value: 0 };
			},
		},
	},
}));

const { eraseOldSessions } = await import("../../../src/background/history-retention.ts");

test.each([
	["damaged, and so is not listed", () => Promise.reject(new DOMException("", "UnknownError")), 1],
	["there", async () => [{ name: "expressly-history", version: 2 }], 1],
	["not there", async () => [], 0],
])("where a history is %s", async (_, databases, asked) => {
	fake.sent.length = 0;
	vi.stubGlobal("indexedDB", { databases });
	await eraseOldSessions();
	const erasing = { to: "offscreen", method: "eraseOldSessions", args: [90] };
	expect(
		fake.sent.filter((request) => JSON.stringify(request).includes("eraseOldSessions")),
	).toEqual(Array.from({ length: asked }, () => expect.objectContaining(erasing)));
});
