/** @file Adds a meeting product: `npm run new:platform "Example Meet" meet.example.org`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { failPlainly } from "./fail-plainly.ts";
import { platformFiles } from "./platform-files.ts";

const { args } = new Command("npm run new:platform --")
	.description(
		"Writes the adapter of a meeting product, a stored page for its tests and its lines elsewhere.",
	)
	.argument("<name>", 'what the product is called, as "Example Meet"')
	.argument("[host]", "where its calls are held, as meet.example.org")
	.showHelpAfterError('For example: npm run new:platform "Example Meet" meet.example.org')
	.parse();
const [name = "", host = null] = args;
try {
	const files = platformFiles({ name, host }, readFileSync("src/meeting/platforms.ts", "utf8"));
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
		console.log(`wrote ${file}`);
	}
	console.log(
		`Next: put the product's real marks in its adapter, and what its page holds in the stored page; add ${
			host === null
				? "a probe to the adapter"
				: `"https://${host}/*" to host_permissions in manifest.json, the reason for it to store/permissions.md`
		} and the name to src/ui/platform-name.ts; then npx vitest run tests/unit/meeting.`,
	);
} catch (error) {
	failPlainly(error);
}
