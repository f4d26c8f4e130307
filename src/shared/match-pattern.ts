/** @file Match patterns, in which browsers name the sites that an extension may read. */

const PATTERN = /^(?<scheme>\*|[a-z]+):\/\/(?<host>[^/:]+)(?::[^/]+)?\//;

/** Of an address, what says which site it belongs to. */
interface Site {
	/** As in `https:`. */
	protocol: string;
	hostname: string;
}

/** The pattern of all pages of a site, whatever their port: browsers leave it out. */
export const patternOf = ({ protocol, hostname }: Site): string => `${protocol}//${hostname}/*`;

/** Whether a match pattern, such as `https://*.zoom.us/*`, covers the pages of a site. */
export function coversSite(pattern: string, { protocol, hostname }: Site): boolean {
	const isWeb = /^https?:$/.test(protocol);
	if (pattern === "<all_urls>") return isWeb;
	const { scheme, host } = PATTERN.exec(pattern)?.groups ?? {};
	if (scheme === undefined || host === undefined) return false;
	const isScheme = scheme === "*" ? isWeb : protocol === `${scheme}:`;
	return isScheme && (host === "*" || matchesHost(hostname, host));
}

/**
 * Whether a host name is meant by a pattern's.
 *
 * @param pattern A host name; `*.` before it stands for the domain and all below it.
 */
export function matchesHost(hostname: string, pattern: string): boolean {
	if (!pattern.startsWith("*.")) return hostname === pattern;
	return hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1));
}
