import { expect, test } from "vitest";
import { browserName } from "../../../src/shared/browser-name.ts";

test.each([
	["Mozilla/5.0 (X11; Linux) Chrome/150.0.0.0 Safari/537.36", "Chrome 150.0.0.0"],
	["Mozilla/5.0 Chrome/150.0.0.0 Safari/537.36 Edg/150.0.1.2", "Edg 150.0.1.2"],
	["Mozilla/5.0 Chrome/150.0.0.0 Safari/537.36 Vivaldi/7.6.1", "Vivaldi 7.6.1"],
	["Mozilla/5.0 Gecko/20100101 Firefox/140.0", "Firefox 140.0"],
	["Something else", "Something else"],
])("%s is %s", (userAgent, expected) => {
	expect(browserName(userAgent)).toBe(expected);
});
