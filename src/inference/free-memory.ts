/**
 * Gives the memory of an array back at once, and leaves the array empty: a collector sees but its handle, and would let
 * tens of megabytes of such gather. Nothing else may look into the array's buffer.
 */
export function freeMemory({ buffer }: ArrayBufferView): void {
	(buffer as ArrayBuffer).transfer(0);
}
