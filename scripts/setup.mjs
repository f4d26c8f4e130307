/**
 * @file Makes a fresh clone ready: the packages of package-lock.json, and a browser. Plain JavaScript,
 * because it runs before anything is installed. Does nothing, quickly, where all is there.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const LEAST_NODE = [20, 19];
/** The extension asks for this version of Chromium, in manifest.json's minimum_chrome_version. */
const LEAST_BROWSER = Number(
	JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8"))
		.minimum_chrome_version,
);
/** Where the browser's path is kept for the other scripts. */
const BROWSER_NOTE = ".cache/browser-path";
const ON_WINDOWS = process.platform === "win32";

/** Names of browsers on the path, those that take unpacked extensions most willingly first. */
const PROGRAMS = [
	"chromium",
	"chromium-browser",
	"google-chrome-for-testing",
	"google-chrome",
	"google-chrome-stable",
	"microsoft-edge",
];
/** Where browsers are installed that are not on the path. */
const INSTALLED = {
	darwin: {
		roots: ["/Applications", path.join(homedir(), "Applications")],
		files: ["Chromium", "Google Chrome for Testing", "Google Chrome", "Microsoft Edge"].map(
			(name) => `${name}.app/Contents/MacOS/${name}`,
		),
	},
	win32: {
		roots: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name]),
		files: [
			"Chromium\\Application\\chrome.exe",
			"Google\\Chrome\\Application\\chrome.exe",
			"Microsoft\\Edge\\Application\\msedge.exe",
		],
	},
};

class SetupError extends Error {}

/** @param {string} sentence */
const say = (sentence) => console.log(`setup: ${sentence}`);

function checkNode() {
	const [major, minor] = process.versions.node.split(".").map(Number);
	const [leastMajor, leastMinor] = LEAST_NODE;
	if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
	throw new SetupError(
		`Node ${LEAST_NODE.join(".")} or later is needed; this is ${process.versions.node}. Install it from https://nodejs.org.`,
	);
}

/** Whether node_modules holds what package-lock.json names. */
function isInstalled() {
	const inside = "node_modules/.package-lock.json";
	if (!existsSync(inside)) return false;
	const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
	const present = JSON.parse(readFileSync(inside, "utf8")).packages;
	return Object.entries(wanted).every(
		([name, { version, optional }]) =>
			name === "" || optional || present[name]?.version === version,
	);
}

function installPackages() {
	if (isInstalled()) return;
	say("installing the packages of package-lock.json (npm ci)");
	if (npm("ci")) return;
	say("npm ci refused; trying npm install, which leaves package-lock.json as it is");
	if (!npm("install", "--no-save"))
		throw new SetupError(
			"The packages could not be installed; npm's message is above. Is there a connection to the npm registry?",
		);
}

/** Runs npm; true where it ends well. */
function npm(...words) {
	const { status } = spawnSync("npm", [...words, "--no-audit", "--no-fund"], {
		stdio: "inherit",
		shell: ON_WINDOWS,
		env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "1" },
	});
	return status === 0;
}

/** @param {string} file */
function canRun(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * The major version of a browser; 0 where it does not say one. Chrome on Windows opens a window when
 * asked, so its version is read from the folder beside it.
 *
 * @param {string} file
 */
function browserVersion(file) {
	if (ON_WINDOWS) {
		const versions = readdirSync(path.dirname(file)).map((name) => Number.parseInt(name, 10));
		return Math.max(0, ...versions.filter(Number.isFinite));
	}
	try {
		const words = execFileSync(file, ["--version"], {
			encoding: "utf8",
			timeout: 20_000,
			stdio: ["ignore", "pipe", "ignore"],
		});
		return Number(/(\d+)\.\d+\.\d+/.exec(words)?.[1] ?? 0);
	} catch {
		return 0;
	}
}

/** Files that may be a browser, the likeliest to suit first. */
function* candidates() {
	yield process.env.PUPPETEER_EXECUTABLE_PATH;
	yield* downloadedBrowsers();
	const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
	for (const folder of folders)
		for (const name of PROGRAMS) yield path.join(folder, ON_WINDOWS ? `${name}.exe` : name);
	const { roots, files } = INSTALLED[process.platform] ?? { roots: [], files: [] };
	for (const root of roots.filter(Boolean)) for (const file of files) yield path.join(root, file);
}

/** Browsers that puppeteer has downloaded before, the newest first. */
function* downloadedBrowsers() {
	const root = path.join(
		process.env.PUPPETEER_CACHE_DIR ?? path.join(homedir(), ".cache", "puppeteer"),
		"chrome",
	);
	if (!existsSync(root)) return;
	const versions = readdirSync(root).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
	for (const version of versions)
		for (const folder of readdirSync(path.join(root, version)))
			for (const name of [
				"chrome",
				"chrome.exe",
				"Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
			])
				yield path.join(root, version, folder, name);
}

/** @param {number} version */
const unfit = (version) =>
	`is ${version === 0 ? "not a browser that tells its version" : `version ${version}`}; ${LEAST_BROWSER} or later is needed`;

/**
 * The browser that CHROME_PATH names. Who names one wants no other, and the commands take no other.
 *
 * @param {string} file
 */
function chosenBrowser(file) {
	const wrong = (/** @type {string} */ why) =>
		new SetupError(`CHROME_PATH names ${file}, which ${why}.`);
	if (!existsSync(file)) throw wrong("does not exist");
	if (!canRun(file)) throw wrong("is not a program");
	const version = browserVersion(file);
	if (version < LEAST_BROWSER) throw wrong(unfit(version));
	return { file, version };
}

/** A browser that is here and new enough; says why it takes none of those it finds. */
function findBrowser() {
	if (process.env.CHROME_PATH) return chosenBrowser(process.env.CHROME_PATH);
	const seen = new Set();
	for (const file of candidates()) {
		if (!file || seen.has(file) || !canRun(file)) continue;
		seen.add(file);
		const version = browserVersion(file);
		if (version >= LEAST_BROWSER) return { file, version };
		say(`${file} ${unfit(version)}`);
	}
	return null;
}

function downloadBrowser() {
	say("no browser found; downloading Chrome for Testing (puppeteer browsers install chrome)");
	const { status } = spawnSync(
		"npx",
		["--no-install", "puppeteer", "browsers", "install", "chrome"],
		{
			stdio: "inherit",
			shell: ON_WINDOWS,
		},
	);
	if (status !== 0) say("the download failed");
}

/** Debian and its relatives only: elsewhere a package of a browser cannot be asked for by one name. */
function installBrowserPackage() {
	const isRoot = process.getuid?.() === 0;
	const apt = ["apt-get", "/usr/bin/apt-get"].find(
		(file) => spawnSync(file, ["--version"]).status === 0,
	);
	if (apt === undefined) return;
	if (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) return;
	say("installing the system's package of Chromium (apt-get install chromium)");
	const become = isRoot ? [] : ["sudo", "-n"];
	const [command, ...rest] = [...become, apt];
	for (const step of [
		["update", "-q"],
		["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
	])
		spawnSync(command, [...rest, ...step], {
			stdio: "inherit",
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		});
}

function installBrowser() {
	for (const prepare of [() => {}, downloadBrowser, installBrowserPackage]) {
		prepare();
		const browser = findBrowser();
		if (browser === null) continue;
		say(`browser: ${browser.file} (version ${browser.version})`);
		mkdirSync(path.dirname(BROWSER_NOTE), { recursive: true });
		writeFileSync(BROWSER_NOTE, `${browser.file}\n`);
		return;
	}
	throw new SetupError(
		`There is no Chromium, Chrome or Edge of version ${LEAST_BROWSER} or later, and none could be installed. ` +
			"Install one, or set CHROME_PATH to its program, and try again.",
	);
}

try {
	process.chdir(path.join(import.meta.dirname, ".."));
	checkNode();
	installPackages();
	installBrowser();
} catch (error) {
	if (!(error instanceof SetupError)) throw error;
	console.error(`setup: ${error.message}`);
	process.exitCode = 1;
}
