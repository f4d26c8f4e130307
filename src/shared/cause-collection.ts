/** More than V8 lets memory outside its heap grow by between two full collections: 64 MiB. */
const BYTES = 80 * 2 ** 20;

/**
 * Has this thread's old objects collected soon, in small steps. Where few of them gather, V8 would let them lie for the
 * better part of an hour, and what the browser holds for them as well. The memory asked for is not touched, so that it
 * costs nothing.
 */
export function causeCollection(): void {
	try {
		new ArrayBuffer(BYTES);
	} catch {
		// A machine without so much room collects by itself.
	}
}
