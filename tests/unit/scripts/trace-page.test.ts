import { expect, test } from "vitest";
import { ownTasksIn } from "../../../scripts/bench/trace-page.ts";

const event = (name: string, ts: number, dur: number, url?: string, tid = 1) => ({
	name,
	ph: "X",
	pid: 1,
	tid,
	ts,
	dur,
	tdur: dur / 2,
	...(url === undefined ? {} : { args: { data: { url } } }),
});
const OURS = "chrome-extension://x/meeting.js";

test("only tasks in which the content script ran count, by their time on a core", () => {
	const events = [
		event("RunTask", 0, 9000),
		event("FunctionCall", 10, 8000, "https://meet.example/app.js"),
		event("RunTask", 10_000, 4000),
		event("FunctionCall", 10_100, 3000, OURS),
		event("RunTask", 20_000, 2000),
		event("FunctionCall", 20_100, 500, OURS),
		event("FunctionCall", 20_700, 500, OURS),
		event("RunTask", 0, 50_000, undefined, 2),
	];
	expect(ownTasksIn(events, 100)).toEqual({
		share: 0.03,
		p99Ms: 2,
		longestMs: 2,
		forcedLayouts: 0,
	});
});

test("a layout within the content script's own work is forced, one after it is not", () => {
	const events = [
		event("RunTask", 0, 9000),
		event("FunctionCall", 10, 3000, OURS),
		event("Layout", 100, 200),
		event("Layout", 400, 5),
		event("Layout", 4000, 900),
	];
	expect(ownTasksIn(events, 500).forcedLayouts).toBe(2);
});

test("what came over its port counts, as far as the page's own thread took it in", () => {
	const received = {
		args: { chrome_mojo_event_info: { mojo_interface_tag: "extensions.mojom.MessagePort" } },
	};
	const events = [
		event("RunTask", 0, 2000),
		event("FunctionCall", 100, 500, OURS),
		event("RunTask", 10_000, 6000),
		{ ...event("Receive mojo message", 10_100, 5000), ...received },
		event("RunTask", 0, 8000, undefined, 2),
		{ ...event("Receive mojo message", 100, 5000, undefined, 2), ...received },
	];
	expect(ownTasksIn(events, 100)).toMatchObject({ share: 0.04, longestMs: 3 });
});

test("a page without the content script has no tasks of it", () => {
	expect(ownTasksIn([], 100)).toEqual({ share: 0, p99Ms: 0, longestMs: 0, forcedLayouts: 0 });
});
