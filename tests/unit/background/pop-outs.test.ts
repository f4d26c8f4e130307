import { beforeEach, expect, test, vi } from "vitest";

/** The corner of the browser that is asked about a window, in memory. */
const fake = vi.hoisted(() => ({
	stored: {} as Record<string, unknown>,
	urls: {} as Record<number, string | undefined>,
	/** What a window says of the page that opened it; a window that may not be looked into is not named. */
	openers: {} as Record<number, string | null>,
	asked: [] as number[],
	started: [] as [number, number][],
}));

vi.mock("webextension-polyfill", () => ({
	default: {
		storage: {
			local: {
				get: async (key: string | null) =>
					key === null ? { ...fake.stored } : { [key]: fake.stored[key] },
			},
			session: { get: async () => ({}) },
		},
		tabs: { get: async (tabId: number) => ({ url: fake.urls[tabId] }) },
		scripting: {
			executeScript: async ({ target: { tabId } }: { target: { tabId: number } }) => {
				fake.asked.push(tabId);
				if (!(tabId in fake.openers)) throw new Error("Cannot access contents of the page.");
				return [{ frameId: 0, result: fake.openers[tabId] }];
			},
		},
	},
}));
vi.mock("../../../src/background/tab-overlay.ts", () => ({
	startPopOut: async (tabId: number, openedBy: number) => void fake.started.push([tabId, openedBy]),
}));

const { followPopOut } = await import("../../../src/background/pop-outs.ts");

const SITE = "https://app.slack.com";

beforeEach(() => {
	fake.stored = { "tab:1": { state: { state: "on" }, origin: SITE } };
	Object.assign(fake, { urls: {}, openers: {}, asked: [], started: [] });
});

test.each([
	["a page of the call's site", `${SITE}/huddle`],
	["an empty window", "about:blank"],
	["a window whose address is not told", undefined],
])("%s that the call has opened is switched on with it", async (_, url) => {
	fake.urls[5] = url;
	fake.openers[5] = SITE;
	await followPopOut(5);
	expect(fake.started).toEqual([[5, 1]]);
});

test.each<[string, string | undefined, string | null | undefined]>([
	["that nobody opened", `${SITE}/home`, null],
	["that a page of another origin opened", undefined, "https://elsewhere.example"],
	["that may not be looked into", undefined, undefined],
])("a window %s stays off", async (_, url, opener) => {
	fake.urls[5] = url;
	if (opener !== undefined) fake.openers[5] = opener;
	await followPopOut(5);
	expect(fake.started).toEqual([]);
});

test("a page of another site is not even asked, and none is while no call is on", async () => {
	fake.urls[5] = "https://mail.example/";
	await followPopOut(5);
	fake.stored = {};
	fake.urls[5] = `${SITE}/huddle`;
	await followPopOut(5);
	expect(fake.asked).toEqual([]);
});

test("a window that is on, or that hangs on another, is left as it is", async () => {
	fake.openers[5] = SITE;
	fake.stored["tab:5"] = { state: { state: "on" }, origin: SITE, openedBy: 1 };
	await followPopOut(5);
	delete fake.stored["tab:1"];
	fake.openers[6] = SITE;
	await followPopOut(6);
	expect(fake.started).toEqual([]);
});
