import { causeCollection } from "../shared/cause-collection.ts";

/**
 * Has the browser give back what this document's heap has grown by; meant to be called every minute or so.
 *
 * V8 doubles the room for new objects, up to 64 MB, whenever enough of them have outlived a collection, and takes room
 * back in a full collection alone, while few new objects are made or where its plan is to save memory. A frame that goes
 * has it make such a plan: what the frame held may be garbage. In a thread that never rests the plan is carried out
 * only when 100 seconds have passed since the last full collection, and never before there was a first.
 */
export function shrinkHeap(page: Document): void {
	causeCollection();
	const frame = page.createElement("iframe");
	page.body.append(frame);
	frame.remove();
}
