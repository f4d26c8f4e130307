/** @file Writes NOTICE anew; run it after a change to the dependencies: `npx tsx scripts/write-notice.ts`. */
import { writeFileSync } from "node:fs";
import { noticeText } from "../build/notice.ts";

writeFileSync("NOTICE", noticeText());
