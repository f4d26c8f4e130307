import { beforeEach, expect, test, vi } from "vitest";
import { findCallTab } from "../../../src/popup/find-call-tab.ts";

interface FakeTab {
	id: number;
	active?: boolean;
	url?: string;
	lastAccessed?: number;
}

/** The browser's window: its tabs, and which of them the popup is, if it is one. */
const fake = vi.hoisted(() => ({ tabs: [] as FakeTab[], own: undefined as FakeTab | undefined }));

vi.mock("webextension-polyfill", () => ({
	default: {
		tabs: {
			getCurrent: async () => fake.own,
			get: async (id: number) => {
				const tab = fake.tabs.find((one) => one.id === id);
				if (tab === undefined) throw new Error(`No tab with id: ${id}.`);
				return tab;
			},
			query: async ({ active }: { active?: boolean }) =>
				fake.tabs.filter((tab) => active === undefined || tab.active === active),
		},
	},
}));

beforeEach(() => {
	fake.own = undefined;
	fake.tabs = [
		{ id: 1, url: "https://a.example/", lastAccessed: 5 },
		{ id: 2, url: "https://b.example/", lastAccessed: 9, active: true },
		{ id: 3, lastAccessed: 1 },
	];
});

test("under the toolbar button the call is the tab in front", async () => {
	expect((await findCallTab(""))?.id).toBe(2);
});

test("under the toolbar button a page that hides its address is the browser's own", async () => {
	fake.tabs = [{ id: 3, active: true }];
	expect((await findCallTab(""))?.url?.href).toBe("about:blank");
});

test("opened as a tab, the popup takes the one used last before it", async () => {
	fake.own = { id: 2 };
	expect((await findCallTab(""))?.id).toBe(1);
});

test("its address can name the tab", async () => {
	expect(await findCallTab("?tab=3")).toEqual({ id: 3, url: null });
});

test.each(["?tab=99", "?tab=x"])("%s names no tab, and none is taken instead", async (search) => {
	expect(await findCallTab(search)).toBeNull();
});

test("a window with nothing but the popup has no call", async () => {
	fake.own = { id: 2 };
	fake.tabs = [{ id: 2, active: true, url: "chrome-extension://x/popup.html" }];
	expect(await findCallTab("")).toBeNull();
});
