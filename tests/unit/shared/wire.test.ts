import fc from "fast-check";
import { safeParse } from "valibot";
import { expect, test } from "vitest";
import { ARGUMENTS } from "../../../src/shared/message-schema.ts";
import type { Handlers, Room } from "../../../src/shared/messages.ts";
import {
	answer,
	answerHere,
	call,
	isOwnPage,
	isRequestTo,
	type Send,
} from "../../../src/shared/wire.ts";

const stopped: number[] = [];
const kept: unknown[] = [];
const handlers: Handlers<"background"> = {
	ensureOffscreen: () => undefined,
	endUnlessOn: () => undefined,
	tabState: () => ({ state: "on" }),
	startTab: () => {
		throw new RangeError("nothing runs");
	},
	stopTab: (tabId) => {
		stopped.push(tabId);
		return { state: "off" };
	},
	embeddedSites: () => [],
	includeFrames: () => undefined,
	reportFailure: () => undefined,
	reportRecovery: () => undefined,
	stopEverything: () => undefined,
	openWelcome: () => undefined,
	words: (language) => ({ label_happy: language }),
	neutralFaces: () => ({ isUsed: false, faces: {}, broken: 0 }),
	keepNeutralFace: () => undefined,
	keepCall: () => undefined,
	callChoice: () => ({ keep: null, callMark: "" }),
	reportKeeping: (_, keeping) => {
		kept.push(keeping);
	},
	leaveCall: () => undefined,
};
const send: Send = async (request) =>
	isRequestTo("background", request) ? answer(handlers, request, {}) : undefined;

test("a call reaches its handler and comes back with its result", async () => {
	expect(await call(send, "background", "words", "de")).toEqual({ label_happy: "de" });
});

test("an error keeps its name and message across the wire", async () => {
	await expect(call(send, "background", "startTab", 1)).rejects.toMatchObject({
		name: "RangeError",
		message: "nothing runs",
	});
});

test("a call no one answers rejects", async () => {
	await expect(call(send, "offscreen", "ping")).rejects.toThrow("offscreen did not answer ping");
});

test("a room on the same page is asked there, under the same rules, and no message is sent", async () => {
	const done: string[] = [];
	const refuse: Send = async () => {
		throw new Error("sent");
	};
	await expect(call(refuse, "analyse", "clear")).rejects.toThrow("sent");
	answerHere("analyse", { clear: () => void done.push("cleared") });
	expect(await call(refuse, "analyse", "clear")).toBeUndefined();
	expect(done).toEqual(["cleared"]);
	const withMore = call(refuse, "analyse", "clear", ...([1] as unknown as []));
	await expect(withMore).rejects.toThrow("not what analyse takes for clear");
});

test.each(["toString", "constructor", "__proto__", "hasOwnProperty", ""])(
	"%j, which is no method, is refused",
	async (method) => {
		const reply = await answer(handlers, { to: "background", method, args: [] }, {});
		expect(reply).toEqual({ error: { name: "Error", message: `no method ${method}` } });
	},
);

test("arguments that were not agreed never reach a handler", async () => {
	const notATab = fc
		.array(fc.anything())
		.filter((args) => !(args.length === 1 && Number.isInteger(args[0]) && Number(args[0]) >= 0));
	await fc.assert(
		fc.asyncProperty(notATab, async (args) => {
			const reply = await answer(handlers, { to: "background", method: "stopTab", args }, {});
			expect(reply).toHaveProperty("error");
		}),
	);
	expect(stopped).toEqual([]);
});

test.each([Number.POSITIVE_INFINITY, Number.NaN, 0, -1])(
	"sessions cannot be asked to be erased after %d days",
	(days) => {
		expect(safeParse(ARGUMENTS.offscreen.eraseOldSessions, [days]).success).toBe(false);
		expect(safeParse(ARGUMENTS.offscreen.eraseOldSessions, [30]).success).toBe(true);
	},
);

test("a handler is given what was agreed, and nothing that came with it", async () => {
	const args = [1, { state: "off", added: Number.NaN }];
	await answer(handlers, { to: "background", method: "reportKeeping", args }, {});
	expect(kept).toEqual([{ state: "off" }]);
});

test("no message of another shape is a request", () => {
	fc.assert(
		fc.property(
			fc.anything(),
			fc.constantFrom(...(Object.keys(ARGUMENTS) as Room[])),
			(sent, room) => {
				expect(isRequestTo(room, sent)).toBe(false);
			},
		),
	);
});

const own = { id: "abc", root: "chrome-extension://abc/" };

test.each([
	[{ id: "abc", url: "chrome-extension://abc/src/popup/index.html" }, true],
	[{ id: "abc", url: "https://meet.google.com/abc" }, false],
	[{ id: "abc", url: "https://evil.example/chrome-extension://abc/" }, false],
	[{ id: "abc", url: "chrome-extension://abcd/" }, false],
	[{ id: "other", url: "chrome-extension://abc/src/popup/index.html" }, false],
	[{ id: "abc" }, false],
	[{}, false],
])("a message of %j is the extension's own: %s", (from, expected) => {
	expect(isOwnPage(from, own)).toBe(expected);
});
