/**
 * @file Measures the built extension on the demo call, and writes RESULTS.md; with --json, prints the
 * figures too. Meant for a machine that does nothing else.
 */
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import { Command } from "commander";
import { calmFigures } from "./bench/calm-figures.ts";
import { measureHistory } from "./bench/history.ts";
import { type CallFigures, measureCall } from "./bench/measure-call.ts";
import { packageSize } from "./bench/package-size.ts";
import { resultsPage } from "./bench/results-page.ts";
import { buildDemo, DEMO_FOLDER } from "./build-demo.ts";
import { keepFaultSection } from "./faults/results-section.ts";
import { buildIfStale } from "./fresh-build.ts";
import { launchExtension } from "./launch-extension.ts";
import { serveFolders } from "./serve-folder.ts";

const options = new Command()
	.option("--json", "print the figures as JSON as well")
	.option("--tiles <list>", "sizes of call, by commas", "1,4,9,16,25,49")
	.option("--seconds <number>", "how long each is watched, off and on", "10")
	.parse()
	.opts<{ json?: boolean; tiles: string; seconds: string }>();

async function bench(): Promise<void> {
	const loadBefore = loadavg()[0] ?? 0;
	await buildIfStale((sentence) => console.error(sentence));
	await buildDemo();
	const server = await serveFolders({ "/": DEMO_FOLDER });
	const extension = await launchExtension();
	try {
		const calls: CallFigures[] = [];
		const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
		for (const people of options.tiles.split(",").map(Number)) {
			console.error(`${people} tiles …`);
			await page.goto(`${server.origin}/?people=${people}`);
			await page.waitForFunction(() => globalThis.demoCall !== undefined);
			const watchMs = Number(options.seconds) * 1000;
			calls.push(await measureCall(extension, page, { people, watchMs }));
		}
		const results = {
			machine: `${cpus().length} x ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB`,
			browser: await extension.browser.version(),
			date: new Date().toISOString().slice(0, 10),
			commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
			loadBefore,
			calls,
			calm: calmFigures(),
			history: await measureHistory(extension),
			package: packageSize("dist"),
		};
		const before = await readFile("RESULTS.md", "utf8").catch(() => "");
		await writeFile("RESULTS.md", keepFaultSection(resultsPage(results), before));
		if (options.json) console.log(JSON.stringify(results, null, "\t"));
		console.error("RESULTS.md is written.");
	} finally {
		await extension.close();
		await server.close();
	}
}

bench().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
