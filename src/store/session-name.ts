/** Longer names are cut. */
export const MOST_SESSION_NAME = 80;

/** Marks that turn the direction of the text around them, and halves of characters, which no file can hold. */
const HARMFUL = /[\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/** White space and control characters, line ends among them. */
const SPACES = /[\s\p{Cc}]+/gu;

/**
 * Makes a session's name of what was typed, or stands in a file: one line, of at most so many characters.
 *
 * @returns Undefined where nothing is left: the session has no name then.
 */
export function sessionNameFrom(text: string): string | undefined {
	const line = text.replace(HARMFUL, "").replace(SPACES, " ").trim();
	const name = [...line].slice(0, MOST_SESSION_NAME).join("").trimEnd();
	return name === "" ? undefined : name;
}
