import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Where the peers are installed: beside the project's own packages, not among them. */
const FOLDER = ".cache/peers";
const PEERS = ["@vladmandic/human@3.3.6", "@vladmandic/face-api@1.7.15"];

/** Folders of the peers, for the bench's server, each with where it appears. */
export const PEER_MOUNTS: Readonly<Record<string, string>> = {
	"/peers/": path.join(FOLDER, "node_modules"),
};

/**
 * Installs the other projects that the bench measures, with their networks, unless they are there.
 *
 * @throws Error if npm cannot fetch them.
 */
export function installPeers(say: (sentence: string) => void): void {
	const isThere = PEERS.every((peer) =>
		existsSync(path.join(FOLDER, "node_modules", peer.slice(0, peer.lastIndexOf("@")))),
	);
	if (isThere) return;
	say("Installing the peers …");
	const quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
	execFileSync("npm", ["install", "--prefix", FOLDER, ...quiet, ...PEERS], {
		stdio: ["ignore", "ignore", "inherit"],
		shell: process.platform === "win32",
	});
}
