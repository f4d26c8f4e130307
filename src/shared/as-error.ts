/** Whatever was thrown, as an error: what is none becomes the message of one. */
export const asError = (thrown: unknown): Error =>
	thrown instanceof Error ? thrown : new Error(String(thrown));
