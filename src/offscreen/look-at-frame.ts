import type { Pipeline } from "../inference/pipeline.ts";
import type { Frame, Seen } from "./page-session.ts";
import type { Look } from "./plan-looks.ts";

/** A search takes 4 ms and up, a face followed and read less than one. */
const SEARCH_WORK = 6;

/** Looks at what the page wants of a frame. */
export async function lookAtFrame(
	pipeline: Pipeline,
	{ atlas: rgba, width, height }: Frame,
	looks: readonly Look[],
): Promise<Seen[]> {
	if (looks.length === 0) return [];
	const faces = await pipeline.read({ rgba, width, height }, looks);
	return looks.map((look, index) => ({ look, faces: faces[index] ?? [] }));
}

/** What a frame asks of the pipeline, in faces followed: finding faces anew takes so much longer. */
export function workOf(looks: readonly Look[]): number {
	return looks.reduce((sum, { follow }) => sum + (follow === undefined ? SEARCH_WORK : 1), 0);
}
