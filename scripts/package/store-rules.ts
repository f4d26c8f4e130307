import { imageSize } from "image-size";
import { unknownHosts } from "./hosts.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** The part of a manifest that stores judge. */
interface Manifest {
	manifest_version: number;
	name: string;
	description: string;
	version: string;
	default_locale: string;
	icons: Record<string, string>;
	permissions?: string[];
	optional_permissions?: string[];
	host_permissions?: string[];
	optional_host_permissions?: string[];
	web_accessible_resources?: unknown;
	externally_connectable?: unknown;
	content_security_policy: { extension_pages: string };
}

/** What in the code shows that a permission is used. */
const EVIDENCE: Readonly<Record<string, RegExp>> = {
	alarms: /\.alarms\.create\(/,
	activeTab: /\.executeScript\(/,
	offscreen: /\.offscreen\.createDocument\(/,
	scripting: /\.scripting\.executeScript\(/,
	tabCapture: /\.tabCapture\.getMediaStreamId\(/,
	storage: /\.storage\.(sync|local)/,
};

/** The longest name and short description that Chrome's and Edge's stores take, in characters. */
const LONGEST = { extension_name: 45, extension_description: 132 } as const;
const ICON_SIZES = ["16", "32", "48", "128"];
/** Code that comes from elsewhere or is made from text. */
const REMOTE_CODE =
	/<script[^>]+src=["']?(?:https?:)?\/\/|\b(?:import|importScripts)\(["'`](?:https?:)?\/\/|\beval\(|\bnew Function\(/g;
/** Names that stores refuse, or that have no business in a package. */
const STRAY = /(^|\/)(\.|_(?!locales\/)|node_modules\/|Thumbs\.db)|\.(map|ts|tsx|pem|crx|zip)$/;

/**
 * Checks a built package against the rules of the stores: all code within, no more permissions than are
 * used and explained, texts of the right length, and nothing a page could probe.
 *
 * @param files The package: contents by path.
 * @param reasons The text that explains every permission to the stores' reviewers.
 * @returns One sentence per rule that is broken; empty if it may be handed in.
 */
export function storeProblems(files: Files, reasons: string): string[] {
	const text = (name: string) => Buffer.from(files.get(name) ?? []).toString("utf8");
	if (!files.has("manifest.json")) return ["there is no manifest.json"];
	const manifest = JSON.parse(text("manifest.json")) as Manifest;
	return [
		...manifestProblems(manifest),
		...permissionProblems(manifest, files, reasons),
		...iconProblems(manifest, files),
		...wordProblems(manifest, files),
		...codeProblems(files),
		...unknownHosts(files),
		...[...files.keys()].filter((name) => STRAY.test(name)).map((name) => `${name} is stray`),
	];
}

function manifestProblems(manifest: Manifest): string[] {
	const problems: string[] = [];
	if (manifest.manifest_version !== 3) problems.push("the manifest is not of version 3");
	if (!/^\d+(\.\d+){0,3}$/.test(manifest.version))
		problems.push(`version ${manifest.version} is not one to four numbers`);
	for (const key of ["web_accessible_resources", "externally_connectable"] as const)
		if (manifest[key] !== undefined)
			problems.push(`the manifest has ${key}: a page could probe it`);
	const policy = manifest.content_security_policy.extension_pages;
	for (const directive of ["default-src", "script-src", "connect-src"]) {
		const sources = new RegExp(`${directive} ([^;]*)`).exec(policy)?.[1]?.trim().split(" ") ?? [
			"*",
		];
		const foreign = sources.filter((source) => !["'self'", "'wasm-unsafe-eval'"].includes(source));
		if (foreign.length > 0) problems.push(`${directive} allows ${foreign.join(" ")}`);
	}
	return problems;
}

function permissionProblems(manifest: Manifest, files: Files, reasons: string): string[] {
	const { host_permissions = [], optional_host_permissions = [] } = manifest;
	const permissions = [...(manifest.permissions ?? []), ...(manifest.optional_permissions ?? [])];
	const code = [...files]
		.filter(([name]) => name.endsWith(".js"))
		.map(([, bytes]) => Buffer.from(bytes).toString("latin1"))
		.join("\n");
	const unused = permissions.filter((name) => EVIDENCE[name]?.test(code) !== true);
	const unexplained = [...permissions, ...host_permissions, ...optional_host_permissions].filter(
		(name) => !reasons.includes(`\`${name}\``),
	);
	return [
		...unused.map((name) => `the permission ${name} is not used by the code`),
		...unexplained.map((name) => `the permission ${name} has no reason in store/permissions.md`),
	];
}

function iconProblems({ icons }: Manifest, files: Files): string[] {
	return ICON_SIZES.flatMap((size) => {
		const file = icons[size];
		const bytes = file === undefined ? undefined : files.get(file);
		if (bytes === undefined) return [`there is no icon of ${size} px`];
		const { width, height, type } = imageSize(bytes);
		const isRight = type === "png" && width === Number(size) && height === Number(size);
		return isRight ? [] : [`${file} is a ${type} of ${width} by ${height}, not a PNG of ${size}`];
	});
}

function wordProblems(manifest: Manifest, files: Files): string[] {
	const catalogues = [...files.keys()].filter((name) =>
		/^_locales\/\w+\/messages\.json$/.test(name),
	);
	if (!catalogues.includes(`_locales/${manifest.default_locale}/messages.json`))
		return [`there are no words of the default language, ${manifest.default_locale}`];
	return catalogues.flatMap((name) => {
		const words = JSON.parse(Buffer.from(files.get(name) ?? []).toString("utf8")) as Record<
			string,
			{ message: string } | undefined
		>;
		return Object.entries(LONGEST).flatMap(([key, most]) => {
			const length = words[key]?.message.length ?? 0;
			return length > 0 && length <= most ? [] : [`${name}: ${key} has ${length} characters`];
		});
	});
}

function codeProblems(files: Files): string[] {
	return [...files].flatMap(([name, bytes]) => {
		if (!/\.(m?js|html)$/.test(name)) return [];
		const found = Buffer.from(bytes).toString("latin1").match(REMOTE_CODE) ?? [];
		return [...new Set(found)].map((code) => `${name} holds ${code}, which no store takes`);
	});
}
