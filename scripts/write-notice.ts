/** @file Writes NOTICE anew; run it after a change to the dependencies: `npx tsx scripts/write-notice.ts`. */
import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { noticeText } from "../build/notice.ts";

new Command("npx tsx scripts/write-notice.ts")
	.description("Writes NOTICE anew from the dependencies.")
	.parse();
writeFileSync("NOTICE", noticeText());
