import { type BenchPart, markdownTable, percent } from "./bench-part.ts";
import { growthExponent } from "./growth.ts";
import { type CallFigures, measureCall } from "./measure-call.ts";

const mb = (bytes: number | null) => (bytes === null ? "?" : `${(bytes / 1e6).toFixed(0)} MB`);

/** What calls of several sizes cost, and what they give. */
export const callPart: BenchPart<CallFigures[]> = {
	name: "call",
	async measure({ say, options, openCall, extension }) {
		const figures: CallFigures[] = [];
		for (const people of options.tiles) {
			say(`call: ${people} tiles …`);
			const page = await openCall(people);
			const watchMs = options.seconds * 1000;
			figures.push(await measureCall(await extension(), page, { people, watchMs }));
		}
		return figures;
	},
	section: (calls) => `## Call

The demo call, every participant a WebRTC stream that the same machine draws, encodes and decodes: up to six people 480 x
270 ten times a second, more of them 320 x 180 six times a second. Shares are of one core, with the overlay on less with
it off; age is from capture to paint. The first label is timed from the switch; the first row starts everything cold.

${markdownTable(
	[
		"tiles",
		"read",
		"readings/s and tile",
		"age p50 / p95",
		"first label",
		"all processes",
		"for each reading",
		"page's main thread",
		"the call itself",
	],
	calls.map((call) => [
		String(call.tiles),
		String(call.read),
		call.readingsPerSecond.toFixed(1),
		`${call.ageP50Ms.toFixed(0)} / ${call.ageP95Ms.toFixed(0)} ms`,
		`${(call.firstLabelMs / 1000).toFixed(1)} s`,
		percent(call.cpuShare),
		`${((1000 * call.cpuShare) / (call.read * call.readingsPerSecond)).toFixed(1)} ms`,
		percent(call.pageShare),
		percent(call.callShare),
	]),
)}

The cost of all processes grows with the number of tiles to the power ${exponentOf(calls)}.

What the content script itself does on the page's main thread, from a trace, and memory: of the processes that came with
the overlay, and by how much the others grew.

${markdownTable(
	["tiles", "its tasks", "p99", "longest", "forced layouts/s", "own processes", "the others"],
	calls.map(({ tiles, ownTasks, memoryBytes, pageGrowthBytes }) => [
		String(tiles),
		percent(ownTasks.share),
		`${ownTasks.p99Ms.toFixed(1)} ms`,
		`${ownTasks.longestMs.toFixed(1)} ms`,
		ownTasks.forcedLayouts.toFixed(1),
		mb(memoryBytes),
		mb(pageGrowthBytes),
	]),
)}
`,
};

const exponentOf = (calls: readonly CallFigures[]) =>
	growthExponent(calls.map(({ tiles, cpuShare }) => ({ x: tiles, y: cpuShare }))).toFixed(2);
