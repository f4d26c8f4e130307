import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** A call application of others, listening on this machine alone. */
export interface CallApp {
	port: number;
	/** Where a room is joined, as in `http://127.0.0.1:4173/call/room`. */
	room: string;
	close(): Promise<void>;
}

/** What is installed, to the letter. */
const LISTS = "tests/fixtures/real-call";
const FOLDER = ".cache/real-call";
const APP = path.resolve(FOLDER, "node_modules/peer-calls/lib/server/app.js");
const ON_WINDOWS = process.platform === "win32";
/** What npm says where no registry is in reach, or the one in reach does not have a package. */
const OUT_OF_REACH =
	/E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH|SOCKETTIMEDOUT|4\d\d|5\d\d)\b/;

/**
 * Puts the call application where this test finds it, unless it is there.
 *
 * @returns Why it could not be fetched; undefined where all is well.
 * @throws Error for every other failure: a broken list must not pass for a missing connection.
 */
export function installCallApp(): string | undefined {
	const lock = readFileSync(path.join(LISTS, "package-lock.json"), "utf8");
	const copy = path.join(FOLDER, "package-lock.json");
	// npm writes the inner list last: what it had to leave unfinished is begun anew.
	const isWhole = existsSync(path.join(FOLDER, "node_modules/.package-lock.json"));
	if (isWhole && existsSync(copy) && readFileSync(copy, "utf8") === lock) return undefined;
	mkdirSync(FOLDER, { recursive: true });
	cpSync(LISTS, FOLDER, { recursive: true });
	const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"];
	const { status, stderr } = spawnSync("npm", words, {
		cwd: FOLDER,
		shell: ON_WINDOWS,
		encoding: "utf8",
	});
	if (status === 0) return undefined;
	const code = OUT_OF_REACH.exec(stderr)?.[0];
	if (code === undefined) throw new Error(`npm ci failed in ${FOLDER}:\n${stderr}`);
	return `the npm registry does not hand out peer-calls: ${code}`;
}

/** Starts the installed application; participants connect to each other directly, with no ICE server. */
export async function startCallApp(): Promise<CallApp> {
	process.env.PEERCALLS__ICE_SERVERS = "[]";
	const { default: server } = createRequire(APP)(APP) as { default: Server };
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		port,
		room: `http://127.0.0.1:${port}/call/room`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
