const { port1: nowhere, port2: closed } = new MessageChannel();
closed.close();

/**
 * Gives the memory of an array back at once, and leaves the array empty: a collector sees but its handle, and would let
 * tens of megabytes of such gather. Nothing else may look into the array's buffer.
 *
 * It is handed to somebody who is gone. To shrink it by `transfer(0)` would hide it from the collector, and keep it: what came
 * in a message or out of a blob is held by the browser as well, until a collection that then has no reason to come.
 */
export function freeMemory({ buffer }: ArrayBufferView): void {
	nowhere.postMessage(null, [buffer as ArrayBuffer]);
}
