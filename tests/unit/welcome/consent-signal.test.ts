import { beforeEach, expect, test, vi } from "vitest";
import { oneAtATime } from "../ui/one-at-a-time.ts";

/** The browser's storage, in memory; an area that refuses has no room. */
const fake = vi.hoisted(() => ({
	refuses: null as "sync" | "local" | null,
	/** Local storage cannot even be read. */
	isBroken: false,
	stored: { sync: {}, local: {} } as Record<"sync" | "local", Record<string, unknown>>,
}));

vi.mock("webextension-polyfill", () => {
	const areaOf = (name: "sync" | "local") => ({
		get: async (key: string) => {
			if (fake.isBroken && name === "local") throw new Error("damaged");
			return { [key]: fake.stored[name][key] };
		},
		set: async (items: Record<string, unknown>) => {
			if (fake.refuses === name) throw new Error("no room");
			Object.assign(fake.stored[name], items);
		},
	});
	return { default: { storage: { sync: areaOf("sync"), local: areaOf("local") } } };
});

beforeEach(() => {
	vi.resetModules();
	vi.stubGlobal("navigator", { locks: oneAtATime() });
	fake.refuses = null;
	fake.isBroken = false;
	fake.stored = { sync: {}, local: {} };
});

test("an agreement is kept together with whose faces it is for", async () => {
	const { consent, consentFailure, giveConsent } = await import(
		"../../../src/welcome/consent-signal.ts"
	);
	await giveConsent("self", 5);
	expect(fake.stored).toEqual({
		sync: { settings: { who: "self" } },
		local: { consent: { atMs: 5, who: "self" } },
	});
	expect(consent.value).toEqual({ atMs: 5, who: "self" });
	expect(consentFailure.value).toBeNull();
});

test.each(["sync", "local"] as const)(
	"where %s storage has no room, nothing is agreed to, and the page says so until it is",
	async (area) => {
		const { consent, consentFailure, giveConsent } = await import(
			"../../../src/welcome/consent-signal.ts"
		);
		fake.refuses = area;
		await giveConsent("self", 5);
		expect(fake.stored.local).toEqual({});
		expect(consent.value).toBeNull();
		expect(consentFailure.value).toBe("no room");
		fake.refuses = null;
		await giveConsent("self", 6);
		expect(consent.value).toEqual({ atMs: 6, who: "self" });
		expect(consentFailure.value).toBeNull();
	},
);

test("the page opens where storage cannot be read, and says why when one agrees", async () => {
	const { consent, consentFailure, giveConsent, loadConsent } = await import(
		"../../../src/welcome/consent-signal.ts"
	);
	fake.isBroken = true;
	await loadConsent();
	expect(consent.value).toBeNull();
	await giveConsent("self", 5);
	expect(consentFailure.value).toBe("damaged");
	expect(fake.stored).toEqual({ sync: {}, local: {} });
});

test("where nobody else may be read, an earlier choice of everyone does not stand, and nothing is chosen in advance", async () => {
	const { choiceUnder } = await import("../../../src/welcome/consent-signal.ts");
	const onlyMe = { onlyMe: true, off: [] };
	const none = { onlyMe: false, off: [] };
	expect(choiceUnder(onlyMe, "everyone")).toBe("self");
	expect(choiceUnder(onlyMe, null)).toBeNull();
	expect(choiceUnder(none, "everyone")).toBe("everyone");
});
