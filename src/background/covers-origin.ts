import { matchesHost } from "../shared/matches-host.ts";

const PATTERN = /^(?<scheme>\*|[a-z]+):\/\/(?<host>[^/:]+)(?::[^/]+)?\//;

/**
 * Whether a match pattern, such as `https://*.zoom.us/*`, covers pages of an origin. Its port counts as any, as
 * browsers count it that leave it out.
 */
export function coversOrigin(pattern: string, origin: string): boolean {
	const { protocol, hostname } = new URL(origin);
	const isWeb = /^https?:$/.test(protocol);
	if (pattern === "<all_urls>") return isWeb;
	const { scheme, host } = PATTERN.exec(pattern)?.groups ?? {};
	if (scheme === undefined || host === undefined) return false;
	const isScheme = scheme === "*" ? isWeb : protocol === `${scheme}:`;
	return isScheme && matchesHost(hostname, host);
}
