import { expect, test } from "vitest";
import { isStopKey } from "../../../src/shared/stop-key.ts";

const pressed = {
	isTrusted: true,
	altKey: true,
	shiftKey: true,
	ctrlKey: false,
	metaKey: false,
	code: "KeyX",
	key: "X",
};

test.each([
	["Alt+Shift+X", {}, true],
	["the same key where Alt writes another letter", { key: "˛" }, true],
	["the letter at another place of the keyboard", { code: "KeyB", key: "x" }, true],
	["what a page's script makes up", { isTrusted: false }, false],
	["without Shift", { shiftKey: false }, false],
	["without Alt", { altKey: false }, false],
	["with Ctrl as well", { ctrlKey: true }, false],
	["with the system's key as well", { metaKey: true }, false],
	["another letter", { code: "KeyE", key: "E" }, false],
])("%s: %j is %s", (_what, change, expected) => {
	expect(isStopKey({ ...pressed, ...change })).toBe(expected);
});
