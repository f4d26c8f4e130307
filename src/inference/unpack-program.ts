import { decompress } from "fzstd";
import { sha256Of } from "./sha256.ts";

/**
 * Unpacks a WebAssembly program that lies in the package compressed by Zstandard.
 *
 * @param sum SHA-256 of the packed bytes, in hexadecimal: the unpacker checks no sum of its own, and takes a damaged
 *   length at its word.
 * @throws Error in one sentence if the bytes are not those.
 */
export async function unpackProgram(
	packed: Uint8Array,
	sum: string,
): Promise<Uint8Array<ArrayBuffer>> {
	if ((await sha256Of(packed)) !== sum.trim())
		throw new Error(
			"The face detector's program is damaged: the extension has to be installed again.",
		);
	return decompress(packed) as Uint8Array<ArrayBuffer>;
}
