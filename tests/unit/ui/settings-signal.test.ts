import { beforeEach, expect, test, vi } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { oneAtATime } from "./one-at-a-time.ts";

type Listener = (changes: Record<string, { newValue?: unknown }>) => void;

/** The browser's storage, in memory. */
const fake = vi.hoisted(() => ({
	stored: {} as Record<string, unknown>,
	refuse: false,
	/** Refuses to read, too. */
	isBroken: false,
	/** Gives no answer to what lies on this machine. */
	isSilent: false,
	/** Called while the consent is read. */
	onRead: () => {},
	consent: undefined as unknown,
	keepDays: undefined as unknown,
	consentListeners: [] as Listener[],
	listeners: [] as Listener[],
	/** Called by whatever waits while `isSilent`, to answer after all. */
	answer: [] as (() => void)[],
	/** What an organisation has set; undefined where the browser refuses, since it manages nothing. */
	managed: undefined as Record<string, unknown> | undefined,
	managedListeners: [] as (() => void)[],
}));

vi.mock("webextension-polyfill", () => ({
	default: {
		storage: {
			sync: {
				get: async (key: string) => {
					if (fake.isBroken) throw new Error("storage is broken");
					return { [key]: fake.stored[key] };
				},
				set: async (items: Record<string, unknown>) => {
					if (fake.refuse) throw new Error("quota exceeded");
					Object.assign(fake.stored, items);
				},
				onChanged: { addListener: (listener: Listener) => fake.listeners.push(listener) },
			},
			local: {
				get: async () => {
					fake.onRead();
					if (fake.isSilent) await new Promise<void>((resolve) => fake.answer.push(resolve));
					return { consent: fake.consent, keepDays: fake.keepDays };
				},
				onChanged: { addListener: (listener: Listener) => fake.consentListeners.push(listener) },
			},
			managed: {
				get: async () => {
					if (fake.isSilent) await new Promise<void>((resolve) => fake.answer.push(resolve));
					if (fake.managed === undefined) throw new Error("Managed storage manifest not found");
					return fake.managed;
				},
				onChanged: { addListener: (listener: () => void) => fake.managedListeners.push(listener) },
			},
		},
	},
}));

/** The module as a newly opened page has it. */
async function openPage() {
	vi.resetModules();
	const page = await import("../../../src/ui/settings-signal.ts");
	await page.loadSettings();
	return page;
}

beforeEach(() => {
	vi.stubGlobal("navigator", { locks: oneAtATime() });
	fake.stored = {};
	fake.refuse = false;
	fake.isBroken = false;
	fake.isSilent = false;
	fake.onRead = () => {};
	fake.answer = [];
	fake.consent = undefined;
	fake.keepDays = undefined;
	fake.consentListeners = [];
	fake.listeners = [];
	fake.managed = undefined;
	fake.managedListeners = [];
});

test("a change is stored, and there when the page is opened again", async () => {
	await (await openPage()).saveSettings({ style: "dot" });
	expect((await openPage()).settings.value).toEqual({ ...DEFAULT_SETTINGS, style: "dot" });
});

test("fields of another version survive a change", async () => {
	fake.stored = { settings: { hologram: true, rate: "hyper" } };
	const page = await openPage();
	expect(page.settingsProblems.value.map(({ field }) => field)).toEqual(["hologram", "rate"]);
	await page.saveSettings({ style: "dot" });
	expect(fake.stored.settings).toEqual({ hologram: true, rate: "hyper", style: "dot" });
});

test("of two pages that change something at once, neither puts back what the other has stored", async () => {
	const [one, other] = [await openPage(), await openPage()];
	await Promise.all([one.saveSettings({ style: "dot" }), other.saveSettings({ boxes: true })]);
	await one.saveSettings({ room: true });
	expect(fake.stored.settings).toEqual({ style: "dot", boxes: true, room: true });
});

test("a change made elsewhere arrives", async () => {
	const { settings } = await openPage();
	for (const listener of fake.listeners) listener({ settings: { newValue: { style: "bars" } } });
	expect(settings.value.style).toBe("bars");
});

test("a change made elsewhere while the page opens is not put back", async () => {
	fake.stored = { settings: { style: "chip" } };
	const changed = { style: "bars" };
	fake.onRead = () => {
		fake.stored = { settings: changed };
		for (const listener of fake.listeners) listener({ settings: { newValue: changed } });
	};
	const page = await openPage();
	expect(page.settings.value.style).toBe("bars");
	await page.saveSettings({ boxes: true });
	expect(fake.stored.settings).toEqual({ style: "bars", boxes: true });
});

test("a change that cannot be stored is put back, since it holds in no call, and says so", async () => {
	const page = await openPage();
	fake.refuse = true;
	await page.saveSettings({ style: "dot" });
	expect(page.settings.value.style).toBe("chip");
	expect(page.saveFailure.value).toBe("quota exceeded");
	fake.refuse = false;
	await page.saveSettings({ boxes: true });
	expect(page.saveFailure.value).toBeNull();
	expect(fake.stored.settings).toEqual({ boxes: true });
});

test.each([
	{ before: { style: "dot", who: "self" }, who: "self" },
	{ before: { style: "dot", who: "others" }, who: "others" },
	{ before: { style: "dot" }, who: "everyone" },
])("a reset of $before puts back all but whose faces are read: $who", async ({ before, who }) => {
	fake.consent = { atMs: 5, who: "everyone" };
	fake.stored = { settings: before };
	const page = await openPage();
	await page.resetSettings();
	expect(page.settings.value).toEqual({ ...DEFAULT_SETTINGS, who });
	expect((await openPage()).settings.value).toEqual({ ...DEFAULT_SETTINGS, who });
});

test("where no choice of whose faces is stored, what was agreed to stands, and no more than oneself before", async () => {
	const page = await openPage();
	expect(page.settings.value.who).toBe("self");
	const consent = { atMs: 5, who: "everyone" };
	for (const listener of fake.consentListeners) listener({ consent: { newValue: consent } });
	expect(page.settings.value.who).toBe("everyone");
	fake.consent = consent;
	fake.stored = { settings: { who: "nobody" } };
	expect((await openPage()).settings.value.who).toBe("everyone");
	fake.stored = { settings: { who: "self" } };
	expect((await openPage()).settings.value.who).toBe("self");
});

test("a page shows the days that sessions are kept also where the settings have lost them", async () => {
	fake.keepDays = 365;
	const page = await openPage();
	expect(page.settings.value).toEqual({ ...DEFAULT_SETTINGS, keepDays: 365 });
	for (const listener of fake.consentListeners) listener({ keepDays: { newValue: 90 } });
	expect(page.settings.value.keepDays).toBe(90);
	await page.resetSettings();
	expect(page.settings.value.keepDays).toBe(DEFAULT_SETTINGS.keepDays);
});

test("settings that cannot be read are not replaced by a change, and nobody else is read", async () => {
	fake.consent = { atMs: 5, who: "everyone" };
	fake.stored = { settings: { who: "self", keepDays: 365 } };
	fake.isBroken = true;
	const page = await openPage();
	expect(page.settings.value.who).toBe("self");
	expect(page.readFailure.value).toBe("storage is broken");
	expect(page.saveFailure.value, "nothing was to be saved").toBeNull();
	const shown = page.settings.value;
	await page.saveSettings({ style: "dot" });
	expect(page.settings.value).toEqual(shown);
	expect(page.settings.value, "told anew").not.toBe(shown);
	expect(page.saveFailure.value).toBe("storage is broken");
	expect(fake.stored.settings).toEqual({ who: "self", keepDays: 365 });
	fake.isBroken = false;
	await page.saveSettings({ style: "dot" });
	expect(page.saveFailure.value).toBeNull();
	expect(page.readFailure.value).toBeNull();
	expect(fake.stored.settings).toEqual({ who: "self", keepDays: 365, style: "dot" });
});

test("a storage that never answers keeps no page from opening, and is told of", async () => {
	fake.isSilent = true;
	vi.resetModules();
	const page = await import("../../../src/ui/settings-signal.ts");
	vi.useFakeTimers();
	const loading = page.loadSettings();
	await vi.advanceTimersByTimeAsync(5000);
	vi.useRealTimers();
	await loading;
	expect(page.readFailure.value).toMatch("no answer");
	expect(page.settings.value).toEqual(DEFAULT_SETTINGS);
	fake.stored = { settings: { style: "dot", who: "everyone" } };
	fake.managed = { onlyMe: true };
	for (const answer of fake.answer) answer();
	await vi.waitFor(() => expect(page.readFailure.value).toBeNull());
	expect(page.settings.value, "what is answered late").toMatchObject({ style: "dot", who: "self" });
});

test("what an organisation sets holds over the user's choice, which comes back when it is lifted", async () => {
	fake.managed = { onlyMe: true };
	const page = await openPage();
	await page.saveSettings({ who: "everyone", style: "dot" });
	expect(page.settings.value).toMatchObject({ who: "self", style: "dot" });
	fake.managed = {};
	for (const listener of fake.managedListeners) listener();
	await vi.waitFor(() => expect(page.settings.value.who).toBe("everyone"));
});
