/**
 * @file Makes what stores take: builds the extension twice, checks that both builds are the same and keep the
 * stores' rules, and writes the zips for Chromium's browsers and for Firefox, the list of files, and that of
 * the ingredients (SBOM). With --lint, Mozilla's own check as well, which is fetched into .cache/.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { build } from "vite";
import { version } from "../package.json" with { type: "json" };
import { failPlainly } from "./fail-plainly.ts";
import { billOfMaterials } from "./package/bill-of-materials.ts";
import { unknownHosts } from "./package/hosts.ts";
import { readFolder } from "./package/read-folder.ts";
import { storeProblems } from "./package/store-rules.ts";
import { zipFiles } from "./package/zip-files.ts";

const OUT = "packages";
const ONCE_MORE = ".cache/build-again";
const FIREFOX = "dist-firefox";
const LINT = { package: "web-ext@10.7.0", folder: ".cache/web-ext" };
const ON_WINDOWS = process.platform === "win32";

async function buildInto(outDir: string): Promise<Map<string, Uint8Array>> {
	await build({ logLevel: "error", build: { outDir, emptyOutDir: true } });
	return readFolder(outDir);
}

async function buildForFirefox(): Promise<Map<string, Uint8Array>> {
	await build({ configFile: "vite.firefox.config.ts", logLevel: "error" });
	return readFolder(FIREFOX);
}

/** Mozilla's check. @throws Error if it finds an error, after it has printed what it found. */
function lintForFirefox(): void {
	const run = (command: string, args: string[]) =>
		execFileSync(command, args, { stdio: "inherit", shell: ON_WINDOWS });
	const quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
	if (!existsSync(path.join(LINT.folder, "node_modules/web-ext")))
		run("npm", ["install", "--prefix", LINT.folder, ...quiet, LINT.package]);
	run(path.join(LINT.folder, "node_modules/.bin/web-ext"), ["lint", "--source-dir", FIREFOX]);
}

const { lint } = new Command("npm run package --")
	.description("Makes what the stores take, into packages/.")
	.option("--lint", "run Mozilla's own check as well, which is fetched into .cache/")
	.parse()
	.opts<{ lint?: true }>();

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);

async function main(): Promise<void> {
	console.log("Building twice …");
	const files = await buildInto("dist");
	const zip = zipFiles(files);
	const again = zipFiles(await buildInto(ONCE_MORE));
	rmSync(ONCE_MORE, { recursive: true });
	const problems = storeProblems(files, readFileSync("store/permissions.md", "utf8"));
	if (sha256(zip) !== sha256(again)) problems.push("two builds of the same source differ");
	const firefox = await buildForFirefox();
	problems.push(...unknownHosts(firefox));
	if (problems.length > 0)
		throw new Error(`The package breaks rules:\n${problems.map((one) => `- ${one}`).join("\n")}`);

	mkdirSync(OUT, { recursive: true });
	const name = path.join(OUT, `expressly-${version}`);
	writeFileSync(`${name}.zip`, zip);
	const firefoxZip = zipFiles(firefox);
	writeFileSync(`${name}-firefox.zip`, firefoxZip);
	writeFileSync(`${name}.cdx.json`, billOfMaterials());
	const lines = [...files].map(([file, bytes]) => `${kilobytes(bytes.length)}  ${file}`);
	writeFileSync(`${name}.txt`, `${lines.join("\n")}\n`);
	console.log(lines.join("\n"));
	console.log(`\n${name}.zip: ${files.size} files, ${zip.length} bytes, sha256 ${sha256(zip)}`);
	console.log(
		`${name}-firefox.zip: ${firefox.size} files, ${firefoxZip.length} bytes, sha256 ${sha256(firefoxZip)}`,
	);
	console.log(`${name}.cdx.json: what it is made of. Listing, policy and pictures: store/.`);
	if (lint === true) lintForFirefox();
}

main().catch(failPlainly);
