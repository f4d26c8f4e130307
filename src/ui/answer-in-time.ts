/** The browser answers within milliseconds, and within a second or two while a machine is busy. */
const ANSWER_WITHIN_MS = 5000;

/**
 * Waits for what was asked of the browser's storage, or of another room. Of a damaged one, or one that is ending, an
 * answer may never come, and whatever waits for it, a blank page, would not say so.
 *
 * @throws Error where none has come in time.
 */
export async function answerInTime<T>(asked: Promise<T>, withinMs = ANSWER_WITHIN_MS): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${withinMs / 1000} s`)), withinMs);
	});
	try {
		return await Promise.race([asked, late]);
	} finally {
		clearTimeout(timer);
	}
}
