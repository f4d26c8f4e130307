import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "puppeteer";

/** What the content script did on the page's main thread. */
export interface OwnTasks {
	/** Time on a core that tasks took in which it ran, in [0, 1] of the thread. */
	share: number;
	p99Ms: number;
	longestMs: number;
	/** Layouts a second that it made the page do in the middle of its own work. */
	forcedLayouts: number;
}

interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	ts: number;
	dur?: number;
	/** Time on a core. */
	tdur?: number;
	args?: {
		data?: { url?: string };
		name?: string;
		chrome_mojo_event_info?: { mojo_interface_tag?: string };
	};
}

const CATEGORIES = ["devtools.timeline", "toplevel"];
const SCRIPT = "meeting.js";
/** What comes over a port calls the script by way of the browser's own, which a trace knows by no address. */
const PORT = "extensions.mojom.MessagePort";
/** A layout that finds nothing to do takes less. */
const LAYOUT_US = 20;

/** Traces the page's main thread for a while. */
export async function traceOwnTasks(page: Page, watchMs: number): Promise<OwnTasks> {
	await page.tracing.start({ categories: CATEGORIES });
	await pause(watchMs);
	const trace = await page.tracing.stop();
	const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as {
		traceEvents: TraceEvent[];
	};
	return ownTasksIn(traceEvents, watchMs);
}

/** Finds the tasks in which the content script ran. */
export function ownTasksIn(events: readonly TraceEvent[], watchMs: number): OwnTasks {
	const timed = events.filter((event) => event.ph === "X" && event.dur !== undefined);
	const ours = timed.filter(isOurs);
	const threads = new Set(ours.filter(({ name }) => name === "FunctionCall").map(threadOf));
	const sorted = timed
		.filter((event) => threads.has(threadOf(event)))
		.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
	const tasks = new Set<TraceEvent>();
	let forced = 0;
	const around = new Map<string, TraceEvent[]>();
	for (const event of sorted) {
		const stack = (around.get(threadOf(event)) ?? []).filter((outer) => endOf(outer) > event.ts);
		if (isOurs(event)) tasks.add(stack[0] ?? event);
		if (isLayout(event) && stack.some(isOurs)) forced += 1;
		around.set(threadOf(event), [...stack, event]);
	}
	const times = [...tasks].map((task) => (task.tdur ?? task.dur ?? 0) / 1000).sort((a, b) => a - b);
	return {
		share: times.reduce((sum, time) => sum + time, 0) / watchMs,
		p99Ms: times[Math.ceil(0.99 * times.length) - 1] ?? 0,
		longestMs: times.at(-1) ?? 0,
		forcedLayouts: (forced * 1000) / watchMs,
	};
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;
const isOurs = ({ name, args }: TraceEvent) =>
	(name === "FunctionCall" && args?.data?.url?.endsWith(SCRIPT) === true) ||
	args?.chrome_mojo_event_info?.mojo_interface_tag === PORT;
const isLayout = ({ name, dur = 0 }: TraceEvent) => name === "Layout" && dur > LAYOUT_US;
