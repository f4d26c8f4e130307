/** The SHA-256 of bytes, in hexadecimal. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
	// A copy: the digest takes no view into a shared buffer.
	const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
