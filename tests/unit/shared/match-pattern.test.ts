import { expect, test } from "vitest";
import { coversSite } from "../../../src/shared/match-pattern.ts";

test.each([
	["https://meet.google.com/*", "https://meet.google.com", true],
	["https://*.zoom.us/*", "https://app.zoom.us", true],
	["https://*.zoom.us/*", "https://zoom.us", true],
	["https://*.zoom.us/*", "https://notzoom.us", false],
	["https://*/*", "https://any.example", true],
	["https://*/*", "http://any.example", false],
	["*://any.example/*", "http://any.example:8080", true],
	["http://127.0.0.1/*", "http://127.0.0.1:5173", true],
	["http://localhost:3000/*", "http://localhost:3000", true],
	["<all_urls>", "https://any.example", true],
	["<all_urls>", "chrome-extension://other", false],
	["nonsense", "https://any.example", false],
])("%s and the pages of %s: %s", (pattern, origin, isCovered) => {
	expect(coversSite(pattern, new URL(origin))).toBe(isCovered);
});
