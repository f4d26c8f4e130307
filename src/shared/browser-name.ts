/**
 * Name and version of a browser: those built on Chrome name themselves beside it.
 *
 * @returns "Chrome 156.0.0.0"; the whole user agent where it names none that is known.
 */
export function browserName(userAgent: string): string {
	const product = /\b(Edg|OPR|Vivaldi|Firefox)\/[\d.]+/.exec(userAgent);
	return (product ?? /\bChrome\/[\d.]+/.exec(userAgent))?.[0].replace("/", " ") ?? userAgent;
}
