let last: Promise<unknown> = Promise.resolve();

/**
 * Does one thing after another. What is read from storage and written back changed would otherwise undo what was
 * written in between.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const done = last.then(work);
	last = done.catch(() => undefined);
	return done;
}
