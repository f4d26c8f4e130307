import { beforeEach, expect, test, vi } from "vitest";
import { watchSettings } from "../../../src/meeting/watch-settings.ts";
import type { Settings } from "../../../src/shared/settings.ts";

type Listener = (changes: Record<string, unknown>, area: string) => void;
type Area = "sync" | "local" | "managed";

/** The browser's storage, in memory; a broken area refuses to be read. */
const fake = vi.hoisted(() => ({
	broken: [] as string[],
	stored: {} as Record<string, Record<string, unknown>>,
	listeners: [] as Listener[],
	looks: 0,
}));

vi.mock("webextension-polyfill", () => {
	const areaOf = (name: Area) => ({
		get: async () => {
			if (name === "sync") fake.looks += 1;
			if (fake.broken.includes(name)) throw new Error(`${name} is broken`);
			return fake.stored[name] ?? {};
		},
	});
	const onChanged = { addListener: (listener: Listener) => fake.listeners.push(listener) };
	const areas = { sync: areaOf("sync"), local: areaOf("local"), managed: areaOf("managed") };
	return { default: { storage: { ...areas, onChanged } } };
});

beforeEach(() => {
	fake.broken = [];
	fake.stored = {};
	fake.listeners = [];
	fake.looks = 0;
});

/** Whose faces are read, as it is told. */
async function watchWho(): Promise<Settings["who"][]> {
	const told: Settings["who"][] = [];
	await watchSettings(({ who }) => told.push(who), new AbortController().signal);
	return told;
}

const consent = { atMs: 5, who: "everyone" };
const chosen = (who: string) => ({ settings: { who } });

test.each<[string, typeof fake.stored, Area[], Settings["who"]]>([
	["nothing is stored", {}, [], "self"],
	["only the agreement is", { local: { consent } }, [], "everyone"],
	["a choice is, too", { local: { consent }, sync: chosen("self") }, [], "self"],
	["the choice is damaged", { local: { consent }, sync: chosen("nobody") }, [], "everyone"],
	["the choice cannot be read", { local: { consent } }, ["sync"], "self"],
	["the agreement cannot be read", { sync: chosen("everyone") }, ["local"], "self"],
	["no policy can be read", { sync: chosen("others") }, ["managed"], "others"],
	["a policy decides", { sync: chosen("everyone"), managed: { onlyMe: true } }, [], "self"],
])("where %s", async (_, stored, broken, who) => {
	Object.assign(fake, { stored, broken });
	expect(await watchWho()).toEqual([who]);
});

test.each([
	[{ settings: {} }, "sync", 2],
	[{ consent: {} }, "local", 2],
	[{ anything: {} }, "managed", 2],
	[{ "room-panel": {} }, "local", 1],
])("with a change of %j in %s it has looked %d times", async (changes, area, looks) => {
	await watchWho();
	for (const listener of fake.listeners) listener(changes, area);
	expect(fake.looks).toBe(looks);
});
