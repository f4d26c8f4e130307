const { port1: nowhere, port2: closed } = new MessageChannel();
closed.close();

/**
 * Gives the memory of arrays back at once, and leaves them empty: a collector sees but their handles, and would let tens of
 * megabytes of such gather. Nothing else may look into their buffers.
 *
 * They are handed to somebody who is gone. To shrink one by `transfer(0)` would hide it from the collector, and keep it: what
 * came in a message or out of a blob is held by the browser as well, until a collection that then has no reason to come.
 */
export function freeMemory(arrays: readonly ArrayBufferView[]): void {
	const buffers = new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer));
	nowhere.postMessage(null, [...buffers]);
}
