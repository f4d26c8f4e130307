/** A face is followed in less than a millisecond, and each sign wakes another thread. */
const SIGN_EVERY_MS = 50;

let signedAtMs = Number.NEGATIVE_INFINITY;

/** Tells the page, from a worker, that a step is done, now and then: it knows a worker that hangs by its silence. */
export function giveSign(): void {
	const nowMs = performance.now();
	if (nowMs - signedAtMs < SIGN_EVERY_MS) return;
	signedAtMs = nowMs;
	postMessage(null);
}
