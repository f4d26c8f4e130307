/** A lock of the browser's, which one page holds at a time. */
export function oneAtATime(): Pick<LockManager, "request"> {
	let last: Promise<unknown> = Promise.resolve();
	return {
		request: (_: string, work: unknown) => {
			const done = last.then(work as () => Promise<never>);
			last = done.catch(() => undefined);
			return done;
		},
	};
}
