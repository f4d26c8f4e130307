/**
 * @file Kills, stalls and starves the parts of the extension at random moments of a call whose history is kept,
 * and writes how soon readings were back to RESULTS.md, into a section of its own, after each round of all
 * faults: `npm run faults -- --times 50 --people 25`. A run of all that was ended goes on with `--resume`; a run of some
 * faults alone, with `--only`, is told and not written down.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { Command } from "commander";
import { buildDemo, DEMO_FOLDER } from "./build-demo.ts";
import { failPlainly } from "./fail-plainly.ts";
import { countParts, findOrphans } from "./faults/count-parts.ts";
import type { Fault, FaultyCall } from "./faults/fault.ts";
import { inflict, openFaultyCall, untilRead } from "./faults/faulty-call.ts";
import { HistoryLosses } from "./faults/kept-seconds.ts";
import { MACHINE_FAULTS } from "./faults/machine-faults.ts";
import { PROCESS_FAULTS } from "./faults/process-faults.ts";
import { type FaultFigures, withFaultSection } from "./faults/results-section.ts";
import { buildIfStale } from "./fresh-build.ts";
import { serveFolders } from "./serve-folder.ts";
import { wholeNumber } from "./whole-number.ts";

/** Figures of a run under way, for one that goes on. */
const PROGRESS = ".cache/faults.json";
/** Expressions change, for a reader that hangs would not show on faces that never do. */
const SCRIPT = "happy:2,neutral:2;neutral:3,surprise:2;sad:2,happy:3";
/** Seconds of the history are written by then. */
const FLUSHED_AFTER_MS = 4000;

const options = new Command("npm run faults --")
	.description(
		"Kills and stalls each part of the extension during a call, and writes into RESULTS.md how soon it recovers.",
	)
	.option("--times <number>", "how often each fault", wholeNumber, 3)
	.option(
		"--lasting <number>",
		"how often those that last for a while; as often as the others if left out",
		wholeNumber,
	)
	.option("--people <number>", "participants of the call", wholeNumber, 4)
	.option("--only <words>", "only faults whose name contains these")
	.option("--resume", "go on where a run was ended")
	.parse()
	.opts<{ times: number; lasting?: number; people: number; only?: string; resume?: true }>();
const { people } = options;
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const loadBefore = loadavg()[0] ?? 0;
const chosen = [...PROCESS_FAULTS, ...MACHINE_FAULTS].filter(({ name }) =>
	name.includes(options.only ?? ""),
);

async function faults(): Promise<void> {
	if (chosen.length === 0) throw new Error(`No fault's name contains "${options.only}".`);
	const figures = await startingFigures();
	await buildIfStale(console.log);
	await buildDemo();
	const server = await serveFolders({ "/": DEMO_FOLDER });
	const address = `${server.origin}/?people=${people}&recorded=lively&script=${SCRIPT}`;
	const call = await openFaultyCall(address, people).catch(async (error: unknown) => {
		await server.close();
		throw error;
	});
	try {
		await inflictAll(call, figures);
		console.log("Errors noted since the last hidden document was opened:");
		for (const line of (await call.extension.diagnostics())?.errors ?? []) console.log(`- ${line}`);
		const isBad = ({ recoveries, orphans }: FaultFigures) =>
			recoveries.includes(null) || orphans.length > 0;
		if (figures.some(isBad)) process.exitCode = 1;
	} finally {
		await call.extension.close();
		await server.close();
	}
}

/** Inflicts all faults in rounds, each round in an order of chance, and keeps the figures of each. */
async function inflictAll(call: FaultyCall, figures: readonly FaultFigures[]): Promise<void> {
	const wanted = await countParts(call);
	const losses = new HistoryLosses(call.desk);
	const lasting = new Set(chosen.filter(({ lasts }) => lasts).map(({ name }) => name));
	const timesOf = ({ fault }: FaultFigures) =>
		lasting.has(fault) ? (options.lasting ?? options.times) : options.times;
	const isDue = (of: FaultFigures) => of.recoveries.length < timesOf(of);
	while (figures.some(isDue)) {
		for (const [fault, of] of shuffled(figures.filter(isDue))) {
			// What is kept until then is soon gone.
			const before = async () => {
				if (fault.erasesHistory) await losses.settle();
			};
			const span = await inflict(call, fault, people, before);
			const orphans = await findOrphans(call, wanted);
			of.recoveries.push(span.recoveryMs);
			of.orphans.push(...orphans);
			if (span.recoveryMs === null) await untilRead(call.extension, people, Date.now());
			losses.add(span, (lostMs) => of.lostMs.push(lostMs));
			await noteProgress(figures);
			console.log(`${fault.name}: ${[span.recoveryMs ?? "never", ...orphans].join(", ")}`);
		}
		await losses.settle();
		await keep(figures);
		console.log(`${Math.min(...figures.map(({ recoveries }) => recoveries.length))} rounds done.`);
	}
	await pause(FLUSHED_AFTER_MS);
	await losses.settle();
	await keep(figures);
	console.log("Most that was lost of the history:");
	for (const { fault, lostMs } of figures)
		console.log(`- ${fault}: ${lostMs.length === 0 ? "not known" : `${Math.max(...lostMs)} ms`}`);
}

/** Faults with their figures, in an order of chance. */
function shuffled(figures: readonly FaultFigures[]): [Fault, FaultFigures][] {
	return chosen
		.flatMap((fault): [number, Fault, FaultFigures][] => {
			const of = figures.find((one) => one.fault === fault.name);
			return of === undefined ? [] : [[Math.random(), fault, of]];
		})
		.sort(([a], [b]) => a - b)
		.map(([, fault, of]) => [fault, of]);
}

async function startingFigures(): Promise<FaultFigures[]> {
	const none = chosen.map(({ name }) => ({ fault: name, recoveries: [], lostMs: [], orphans: [] }));
	if (!options.resume || options.only !== undefined) return none;
	if (!existsSync(PROGRESS)) throw new Error("There is no run to go on with: leave out --resume.");
	const before = JSON.parse(await readFile(PROGRESS, "utf8")) as {
		people: number;
		figures: FaultFigures[];
	};
	if (before.people !== people)
		throw new Error(
			`The run to go on with was on a call of ${before.people}: say --people ${before.people}.`,
		);
	return none.map((one) => before.figures.find(({ fault }) => fault === one.fault) ?? one);
}

async function noteProgress(figures: readonly FaultFigures[]): Promise<void> {
	if (options.only !== undefined) return;
	await mkdir(".cache", { recursive: true });
	await writeFile(PROGRESS, JSON.stringify({ people, figures }));
}

async function keep(figures: readonly FaultFigures[]): Promise<void> {
	if (options.only !== undefined) return;
	await noteProgress(figures);
	const machine = `${cpus().length} x ${cpus()[0]?.model ?? "?"}`;
	const date = new Date().toISOString().slice(0, 10);
	const results = await readFile("RESULTS.md", "utf8");
	const run = { figures, people, machine, loadBefore, date, commit };
	await writeFile("RESULTS.md", withFaultSection(results, run));
}

faults().catch(failPlainly);
