/** @file Builds and serves the demo call alone, for use in a browser that has the extension. */
import { Command } from "commander";
import { buildDemo, DEMO_FOLDER } from "./build-demo.ts";
import { serveFolders } from "./serve-folder.ts";

const PORT = 4173;

new Command("npm run demo --")
	.description("Builds and serves the demo call alone, for a browser that has the extension.")
	.parse();

await buildDemo();
const { origin } = await serveFolders({ "/": DEMO_FOLDER }, PORT);
console.log(`The demo call is at ${origin} - Ctrl+C ends it.`);
