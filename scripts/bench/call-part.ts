import { type BenchPart, markdownTable, percent } from "./bench-part.ts";
import { growthExponent } from "./growth.ts";
import { type CallFigures, measureCall } from "./measure-call.ts";

/** What the participants do: move and change their expressions without rest, hold still, or be away. */
const SCENES = ["lively", "still", "empty"] as const;

interface SceneFigures extends CallFigures {
	scene: (typeof SCENES)[number];
}

/** In turn over the participants; none holds an expression long enough to be looked at less often for it. */
const SCRIPTS = [
	"happy:1.7,neutral:1.7,surprise:1.7",
	"neutral:1.6,happy:1.7,sad:1.7",
	"angry:1.7,neutral:1.6,happy:1.7",
	"sad:1.7,happy:1.7,neutral:1.6",
].join(";");

/** From the switch on: until the network is chosen; whoever rests is looked at less and less often for the first minute. */
const WARM_MS = { moving: 20_000, resting: 70_000 };

/** Calls of this size are measured with people who rest as well. */
const RESTING = 25;

/** What calls of several sizes cost, and what they give. */
export const callPart: BenchPart<SceneFigures[]> = {
	name: "call",
	async measure({ say, options, openCall, extension }) {
		const figures: SceneFigures[] = [];
		for (const people of options.tiles)
			for (const scene of SCENES.filter((one) => one === "lively" || people === RESTING)) {
				say(`call: ${people} tiles, ${scene} …`);
				const page = await openCall(`people=${people}&recorded=${scene}&script=${SCRIPTS}`);
				const watchMs = options.seconds * 1000;
				const hasFaces = scene !== "empty";
				const warmMs = scene === "lively" ? WARM_MS.moving : WARM_MS.resting;
				const watch = { people, watchMs, warmMs, hasFaces };
				const measured = await measureCall(await extension(), page, watch);
				figures.push({ ...measured, scene });
			}
		return figures;
	},
	section: (calls) => `## Call

The demo call of participants filmed before, 320 x 180 ten times a second as a gallery sends them, handed to their
videos as a decoder does: this machine neither encodes nor sends nor decodes them. In a *lively* call every face moves
without rest and changes its expression every 1.7 seconds; in a *still* one nobody moves but for the camera's noise; in an
*empty* one all have left their rooms; both are watched from the second minute on. The network is the one that the
extension itself chose. Shares are of one core. Our own process is the one in which extensions run; the others are the
browser's and the page's, with the overlay on less with it off. Age is from capture to paint. The first label is timed
from the switch; the first row starts everything cold, *again* is a second switch soon after.

${markdownTable(
	[
		"tiles",
		"read",
		"by",
		"readings/s and tile",
		"age p50 / p95",
		"first label",
		"again",
		"own process",
		"for each reading",
		"the others",
		"the call itself",
	],
	calls.map((call) => [
		nameOf(call),
		String(call.read),
		call.model ?? "",
		call.readingsPerSecond.toFixed(1),
		`${call.ageP50Ms.toFixed(0)} / ${call.ageP95Ms.toFixed(0)} ms`,
		seconds(call.firstLabelMs),
		seconds(call.againMs),
		call.ownShare === null ? "?" : percent(call.ownShare),
		costOfReading(call),
		percent(call.othersShare),
		percent(call.callShare),
	]),
)}

The cost of our own process grows with the number of lively tiles to the power ${exponentOf(calls)}.

What the content script itself does on the page's main thread, from a trace, all of that thread with the overlay on less
with it off, and memory: of our own process, and by how much the others grew.

${markdownTable(
	[
		"tiles",
		"its tasks",
		"p99",
		"longest",
		"forced layouts/s",
		"the thread",
		"own process",
		"the others",
	],
	calls.map((call) => [
		nameOf(call),
		percent(call.ownTasks.share),
		`${call.ownTasks.p99Ms.toFixed(1)} ms`,
		`${call.ownTasks.longestMs.toFixed(1)} ms`,
		call.ownTasks.forcedLayouts.toFixed(1),
		percent(call.pageShare),
		mb(call.memoryBytes),
		mb(call.othersGrowthBytes),
	]),
)}
${threadsOf(calls.find(({ tiles, scene }) => tiles === RESTING && scene === "lively"))}`,
};

/** What bounds a large call: where its time goes. */
function threadsOf(call: SceneFigures | undefined): string {
	if (call === undefined || call.threads.length === 0) return "";
	const rows = call.threads.map(({ thread, share }) => [thread, percent(share)]);
	return `
The busiest threads of the whole browser, the call's own work included, with ${call.tiles} lively tiles:

${markdownTable(["thread", "of a core"], rows)}
`;
}

const nameOf = ({ tiles, scene }: SceneFigures) =>
	scene === "lively" ? String(tiles) : `${tiles}, ${scene}`;
const mb = (bytes: number | null) => (bytes === null ? "?" : `${(bytes / 1e6).toFixed(0)} MB`);
const seconds = (ms: number | null) => (ms === null ? "" : `${(ms / 1000).toFixed(1)} s`);

function costOfReading({ ownShare, read, readingsPerSecond }: SceneFigures): string {
	if (ownShare === null || read === 0) return "";
	return `${((1000 * ownShare) / (read * readingsPerSecond)).toFixed(1)} ms`;
}

const exponentOf = (calls: readonly SceneFigures[]) =>
	growthExponent(
		calls
			.filter(({ scene }) => scene === "lively")
			.map(({ tiles, ownShare }) => ({ x: tiles, y: ownShare ?? 0 })),
	).toFixed(2);
