import { expect, test } from "vitest";
import { callTabOf, isProtected, latestWebTab } from "../../../src/popup/call-tab.ts";

test("a tab whose address is hidden is still a tab", () => {
	expect(callTabOf({ id: 3 })).toEqual({ id: 3, url: null });
	expect(callTabOf({ id: 3, url: "not an address" })).toEqual({ id: 3, url: null });
	expect(callTabOf({ id: 3, url: "https://a.example/b" })?.url?.hostname).toBe("a.example");
});

test("no tab, or one without an id, is none", () => {
	expect(callTabOf(undefined)).toBeNull();
	expect(callTabOf({ url: "https://a.example" })).toBeNull();
});

test("of several tabs, the web page used last is the call", () => {
	const tabs = [
		{ id: 1, url: "https://a.example", lastAccessed: 10 },
		{ id: 2, url: "http://b.example", lastAccessed: 30 },
		{ id: 3, url: "chrome://settings", lastAccessed: 40 },
		{ id: 4, url: "https://popup.example", lastAccessed: 50 },
	];
	expect(latestWebTab(tabs, 4)?.id).toBe(2);
	expect(latestWebTab(tabs.slice(2), 4)).toBeUndefined();
});

test("a tab whose address is hidden may be the call", () => {
	expect(latestWebTab([{ id: 1, lastAccessed: 2 }, { id: 5 }], undefined)?.id).toBe(1);
});

test.each([
	["https://meet.google.com/abc", false],
	["http://localhost:4000/", false],
	["chrome://extensions/", true],
	["chrome-extension://abc/page.html", true],
	["about:blank", true],
	["file:///call.html", true],
	["https://chromewebstore.google.com/", true],
])("%s is protected: %s", (url, expected) => {
	expect(isProtected({ id: 1, url: new URL(url) })).toBe(expected);
});

test("a page whose address is hidden is given a try", () => {
	expect(isProtected({ id: 1, url: null })).toBe(false);
});
