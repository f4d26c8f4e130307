/**
 * Has the browser give back what this document's heap has grown by.
 *
 * V8 doubles the room for new objects, up to 64 MB, whenever enough of them have outlived a collection, and takes room
 * back in a full collection alone. A document that keeps few megabytes alive gives no cause for one in hours. A frame
 * that goes does: what it held may be garbage, so V8 plans a full collection, in small steps, for a time of few new objects.
 */
export function shrinkHeap(page: Document): void {
	const frame = page.createElement("iframe");
	page.body.append(frame);
	frame.remove();
}
