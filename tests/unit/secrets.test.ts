import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";

/** What keys and passwords look like, by who gives them out. */
const SECRETS: Readonly<Record<string, RegExp>> = {
	"private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
	"AWS access key": /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
	"GitHub token": /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{60,}\b/,
	"npm token": /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*\S{8,}/,
	"Google key": /\bAIza[0-9A-Za-z_-]{35}\b/,
	"Slack token": /\bxox[abprs]-[0-9A-Za-z-]{10,}\b/,
	"Stripe key": /\b[rs]k_live_[0-9A-Za-z]{20,}\b/,
	"web token": /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
	"address with a password": /\b[a-z][a-z+]*:\/\/[^\s/:@"'`$]+:[^\s/@"'`$]+@[a-z0-9]/i,
	"assigned password":
		/\b(?:password|passwd|secret|api_?key|access_?token)["']?\s*[:=]\s*["'][^"'\s$]{8,}["']/i,
};

/** A larger file is weights, not text. */
const MOST_BYTES = 1_000_000;

function secretsIn(text: string): string[] {
	return Object.entries(SECRETS).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
}

test.each([
	["private key", `-----BEGIN RSA ${"PRIVATE"} KEY-----`],
	["AWS access key", `AKIA${"ABCDEFGH12345678"}`],
	["GitHub token", `ghp_${"a1".repeat(18)}`],
	["npm token", `//registry.example/:_auth${"Token=0123456789abcdef"}`],
	["address with a password", `https://ann:${"pass"}@host.example`],
	["assigned password", `api${"Key"}: "0123456789"`],
])("the scan knows a %s", (kind, text) => {
	expect(secretsIn(text)).toContain(kind);
});

const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" })
	.split("\0")
	.filter((file) => file !== "" && statSync(file, { throwIfNoEntry: false })?.isFile());

test("there are files to scan", () => {
	expect(tracked.length).toBeGreaterThan(300);
});

test("no tracked file holds a key or a password", () => {
	const found = tracked
		.filter((file) => statSync(file).size <= MOST_BYTES)
		.flatMap((file) => secretsIn(readFileSync(file, "latin1")).map((kind) => `${file}: ${kind}`));
	expect(found).toEqual([]);
});

test("no tracked file is of a kind that holds secrets", () => {
	expect(tracked.filter((file) => /(^|\/)\.env|\.(pem|p12|pfx|key|keystore)$/.test(file))).toEqual(
		[],
	);
});
