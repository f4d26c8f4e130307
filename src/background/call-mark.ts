/**
 * Marks a call's page: the same address gives the same mark, and no mark gives back an address. The
 * query and what follows it are left out; they change while a call goes on.
 *
 * @param address Undefined where the extension may not know it.
 * @returns Eight hexadecimal digits (FNV-1a), or "" for no address.
 */
export function callMarkOf(address: string | undefined): string {
	if (address === undefined || !URL.canParse(address)) return "";
	const { origin, pathname } = new URL(address);
	let hash = 0x811c9dc5;
	for (const character of origin + pathname)
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash.toString(16).padStart(8, "0");
}
