/**
 * @file Measures the shipped models on FER2013, through the extension's own preprocessing and network.
 *
 *     npm run evaluate -- --data DIR [--model swift] [--usage PrivateTest] [--json]
 *     npm run evaluate -- --data DIR --end-to-end
 */
import { Command, Option } from "commander";
import { fromCaller } from "./called-from.ts";
import { endToEnd } from "./evaluate/end-to-end.ts";
import { readFerFolder, USAGES, type Usage } from "./evaluate/fer-folder.ts";
import { judge } from "./evaluate/judge.ts";
import { chosenModels, loadShippedModel, startTfjs } from "./evaluate/shipped-model.ts";
import { endToEndTable, evaluationTable } from "./evaluate/tables.ts";
import { failPlainly } from "./fail-plainly.ts";
import { wholeNumber } from "./whole-number.ts";

interface Options {
	data: string;
	model?: string;
	usage: Usage;
	limit?: number;
	endToEnd?: true;
	json?: true;
}

const program = new Command("npm run evaluate --")
	.description("Measures the shipped models on FER2013.")
	.requiredOption("--data <folder>", "folder with images.u8 and labels.csv")
	.option("--model <name>", "a folder of models/; all of them without it")
	.addOption(new Option("--usage <split>", "which faces").choices(USAGES).default("PrivateTest"))
	.option("--end-to-end", "paste the faces into pictures, find and cut them as on a call")
	.option("--limit <n>", "the first n faces only", wholeNumber)
	.option("--json", "one JSON object per model, one per line")
	.parse();

async function evaluate({ data, model, usage, limit, endToEnd: pasted, json }: Options) {
	const names = chosenModels(model);
	const faces = readFerFolder(fromCaller(data), usage).slice(0, limit);
	await startTfjs();
	for (const name of names) {
		const loaded = await loadShippedModel(name);
		if (pasted) {
			const found = await endToEnd(loaded, faces, usage);
			console.log(json ? JSON.stringify(found) : endToEndTable(found));
		} else {
			const found = await judge(loaded, faces, usage);
			console.log(json ? JSON.stringify(found) : evaluationTable(found));
		}
		loaded.classifier.dispose();
	}
}

evaluate(program.opts<Options>()).catch(failPlainly);
