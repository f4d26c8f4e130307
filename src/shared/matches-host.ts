/**
 * Whether a host name is meant by a pattern as match patterns of extensions have it.
 *
 * @param pattern A host name; `*.` before it stands for the domain and all below it, `*` alone for every host.
 */
export function matchesHost(hostname: string, pattern: string): boolean {
	if (pattern === "*") return true;
	if (!pattern.startsWith("*.")) return hostname === pattern;
	return hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1));
}
