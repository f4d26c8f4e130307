/**
 * @file Makes what a store takes: builds the extension twice, checks that both builds are the same and
 * keep the stores' rules, and writes the zip, its list of files, and the list of its ingredients (SBOM).
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import { version } from "../package.json" with { type: "json" };
import { readFolder } from "./package/read-folder.ts";
import { storeProblems } from "./package/store-rules.ts";
import { zipFiles } from "./package/zip-files.ts";

const OUT = "packages";
const ONCE_MORE = ".cache/build-again";
const ON_WINDOWS = process.platform === "win32";

async function buildInto(outDir: string): Promise<Map<string, Uint8Array>> {
	await build({ logLevel: "error", build: { outDir, emptyOutDir: true } });
	return readFolder(outDir);
}

/** What npm says is in the package's dependencies, as CycloneDX JSON. */
function billOfMaterials(): string {
	const what = ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"];
	return execFileSync("npm", what, { encoding: "utf8", shell: ON_WINDOWS });
}

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
	if (problems.length > 0)
		throw new Error(`The package breaks rules:\n${problems.map((one) => `- ${one}`).join("\n")}`);

	mkdirSync(OUT, { recursive: true });
	const name = path.join(OUT, `expressly-${version}`);
	writeFileSync(`${name}.zip`, zip);
	writeFileSync(`${name}.cdx.json`, billOfMaterials());
	const lines = [...files].map(([file, bytes]) => `${kilobytes(bytes.length)}  ${file}`);
	writeFileSync(`${name}.txt`, `${lines.join("\n")}\n`);
	console.log(lines.join("\n"));
	console.log(`\n${name}.zip: ${files.size} files, ${zip.length} bytes, sha256 ${sha256(zip)}`);
	console.log(`${name}.cdx.json: what it is made of. Listing, policy and pictures: store/.`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
