/**
 * @file Measures the built extension in the browser, and writes RESULTS.md and RESULTS.json. Meant for a
 * machine that does nothing else. A part that is not measured keeps its figures of before.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import { Command } from "commander";
import { agreementPart } from "./bench/agreement-part.ts";
import { backendsPart } from "./bench/backends-part.ts";
import type { BenchPart } from "./bench/bench-part.ts";
import { callPart } from "./bench/call-part.ts";
import { detectorPart } from "./bench/detector-part.ts";
import { historyPart } from "./bench/history-part.ts";
import { labelsPart } from "./bench/labels-part.ts";
import { networkPart } from "./bench/network-part.ts";
import { openBench } from "./bench/open-bench.ts";
import { packagePart } from "./bench/package-part.ts";
import { peersPart } from "./bench/peers-part.ts";
import { type Results, type Run, resultsPage } from "./bench/results-page.ts";
import { soakPart } from "./bench/soak-part.ts";
import { failPlainly } from "./fail-plainly.ts";
import { keepFaultSection } from "./faults/results-section.ts";
import { buildIfStale } from "./fresh-build.ts";
import { wholeNumber, wholeNumbers } from "./whole-number.ts";

const PARTS = [
	callPart,
	networkPart,
	backendsPart,
	detectorPart,
	peersPart,
	agreementPart,
	labelsPart,
	historyPart,
	soakPart,
	packagePart,
] as BenchPart<unknown>[];
const KEPT = "RESULTS.json";
const names = PARTS.map(({ name }) => name).join(", ");

const options = new Command("npm run bench --")
	.description("Measures what the overlay costs and how fast it is, into RESULTS.md.")
	.option("--only <part>", `measure one part: ${names}`)
	.option(
		"--peers",
		"measure Human and face-api on the same frames as well; fetches them into .cache/",
	)
	.option("--json", "print the figures as JSON as well")
	.option("--tiles <list>", "sizes of call, by commas", wholeNumbers, [1, 4, 9, 16, 25, 49])
	.option("--seconds <number>", "how long each is watched, off and on", wholeNumber, 10)
	.option("--soak <minutes>", "how long one call is watched for what grows", wholeNumber, 3)
	.parse()
	.opts<{
		only?: string;
		peers?: boolean;
		json?: boolean;
		tiles: number[];
		seconds: number;
		soak: number;
	}>();

const say = (sentence: string) => console.error(sentence);

async function bench(): Promise<void> {
	const wanted = PARTS.filter(({ name, isOnlyOnDemand = false }) => {
		if (options.only !== undefined || isOnlyOnDemand)
			return options.only === name || (options.peers === true && name === peersPart.name);
		return true;
	});
	if (wanted.length === 0)
		throw new Error(`There is no part "${options.only}". There are: ${names}.`);
	await buildIfStale(say);
	const results: Results = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, "utf8")) : {};
	const opened = openBench({
		say,
		options: {
			tiles: options.tiles,
			seconds: options.seconds,
			soakMinutes: options.soak,
		},
	});
	try {
		for (const part of wanted) {
			say(`${part.name} …`);
			const run = thisRun(await opened.browserVersion());
			results[part.name] = { run, figures: await part.measure(opened.context) };
			await writeFile(KEPT, `${JSON.stringify(results, null, "\t")}\n`);
			const before = await readFile("RESULTS.md", "utf8").catch(() => "");
			await writeFile("RESULTS.md", keepFaultSection(resultsPage(PARTS, results, before), before));
		}
	} finally {
		await opened.close();
	}
	if (options.json) console.log(JSON.stringify(results, null, "\t"));
	say("RESULTS.md and RESULTS.json are written.");
}

function thisRun(browser: string): Run {
	return {
		machine: `${cpus().length} x ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB`,
		browser,
		date: new Date().toISOString().slice(0, 10),
		commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
		loadBefore: loadavg()[0] ?? 0,
	};
}

bench().catch(failPlainly);
