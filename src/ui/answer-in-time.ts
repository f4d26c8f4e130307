/** Storage answers within milliseconds, and within a second or two while a machine is busy. */
const ANSWER_WITHIN_MS = 5000;

/**
 * Waits for what was asked of the browser's storage. Of a damaged one it may never come, and whatever waits for it, a
 * blank page, would not say so.
 *
 * @throws Error where no answer has come for some seconds.
 */
export async function answerInTime<T>(asked: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error("storage gives no answer")), ANSWER_WITHIN_MS);
	});
	try {
		return await Promise.race([asked, late]);
	} finally {
		clearTimeout(timer);
	}
}
