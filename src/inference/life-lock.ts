/** What the browser lends to one holder at a time, and takes back from one that has died. */
type Locks = Pick<LockManager, "request">;

/** None where the page is not a secure one: its workers' deaths are then known by their silence alone. */
const browserLocks = (): Locks | undefined => navigator.locks;

/**
 * Holds a lock for as long as this worker lives, in whatever way it ends.
 *
 * @param name Known to this worker and to who started it alone.
 * @returns Once it is held.
 */
export function holdLifeLock(name: string, locks = browserLocks()): Promise<void> {
	return new Promise((resolve, reject) => {
		if (locks === undefined) return resolve();
		const held = () => {
			resolve();
			return new Promise<never>(() => {});
		};
		locks.request(name, held).catch(reject);
	});
}

/**
 * Calls back once the worker that holds the lock has ended: a dedicated worker's end gives no event.
 *
 * @param signal Ends the waiting.
 */
export function watchLifeLock(
	name: string,
	{ signal, onDeath }: { signal: AbortSignal; onDeath: () => void },
	locks = browserLocks(),
): void {
	locks?.request(name, { signal }, onDeath).catch(() => undefined); // the waiting was ended
}
