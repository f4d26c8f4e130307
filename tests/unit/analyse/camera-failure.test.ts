import { expect, test } from "vitest";
import { cameraFailure } from "../../../src/analyse/camera-failure.ts";

const named = (name: string, message = "") => Object.assign(new Error(message), { name });

test.each([
	["denied for good", named("NotAllowedError"), "denied", "camera_denied"],
	["closed without an answer", named("NotAllowedError"), "prompt", "camera_dismissed"],
	[
		"refused where the browser does not tell",
		named("NotAllowedError"),
		undefined,
		"camera_dismissed",
	],
	[
		"denied by the system",
		named("NotAllowedError", "Permission denied by system"),
		"granted",
		"camera_system",
	],
	["absent", named("NotFoundError"), "granted", "camera_missing"],
	["in use elsewhere", named("NotReadableError"), "granted", "camera_busy"],
	["unplugged since it was chosen", named("OverconstrainedError"), "granted", "camera_gone"],
	[
		"out of reach on a page without https",
		new TypeError("undefined"),
		undefined,
		"camera_insecure",
	],
	["lost to something unknown", named("constructor", "odd"), "granted", "unexpected"],
] as const)("a camera that is %s has its own sentence", (_, error, permission, key) => {
	expect(cameraFailure(error, permission).key).toBe(key);
});

test("what is no error at all is told with its text", () => {
	expect(cameraFailure("odd", undefined).values).toEqual({ detail: "Error: odd" });
});
