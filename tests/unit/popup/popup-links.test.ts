import { existsSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { LINKED_PAGES } from "../../../src/popup/popup-links.tsx";

vi.mock("webextension-polyfill", () => ({ default: {} }));

test.each(LINKED_PAGES)("the popup's link $name leads to a page that exists", ({ room }) => {
	expect(existsSync(`src/${room}/index.html`)).toBe(true);
});
