/**
 * @file Writes every model's card for people, `models/<name>/README.md`, from its figures.
 *
 *     npm run model:cards [-- --portraits DIR]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { MODELS } from "../src/shared/settings.ts";
import { fromCaller } from "./called-from.ts";
import { chosenModels } from "./evaluate/shipped-model.ts";
import { failPlainly } from "./fail-plainly.ts";
import { buildIfStale } from "./fresh-build.ts";
import { cardPage, type MeasuredCard, type Portraits } from "./model-cards/card-page.ts";
import { portraitGroups } from "./model-cards/portrait-groups.ts";

const program = new Command("npm run model:cards --")
	.description("Writes models/<name>/README.md from card.json and portraits.json.")
	.option("--model <name>", "this model alone")
	.option("--portraits <folder>", "read these portraits anew and write portraits.json first")
	.parse();

interface Options {
	model?: string;
	portraits?: string;
}

async function writeCards({ model, portraits }: Options): Promise<void> {
	for (const name of chosenModels(model)) {
		const folder = path.join("models", name);
		if (portraits !== undefined) await measurePortraits(fromCaller(portraits), name, folder);
		writeFileSync(path.join(folder, "README.md"), cardPageOf(folder));
		console.log(`${folder}/README.md`);
	}
}

async function measurePortraits(portraits: string, name: string, folder: string): Promise<void> {
	await buildIfStale(console.log);
	const { readPortraits } = await import("./model-cards/portraits.ts");
	const { measureSteadiness } = await import("./model-cards/steadiness.ts");
	const model = MODELS.find((one) => one === name);
	if (model === undefined)
		throw new Error(
			`${name} is not in MODELS of src/shared/settings.ts, so no page can read with it.`,
		);
	const found: Portraits = {
		groups: portraitGroups(await readPortraits(portraits, model)),
		steadiness: await measureSteadiness(portraits, name),
	};
	writeFileSync(path.join(folder, "portraits.json"), `${JSON.stringify(found, null, 2)}\n`);
}

/** The page of the model in a folder, from the files there. */
function cardPageOf(folder: string): string {
	const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
	const hasPortraits = existsSync(path.join(folder, "portraits.json"));
	return cardPage(
		read("card.json") as MeasuredCard,
		hasPortraits ? (read("portraits.json") as Portraits) : undefined,
	);
}

writeCards(program.opts<Options>()).catch(failPlainly);
