import type { Pipeline } from "../inference/pipeline.ts";
import type { Frame, PageSession, Seen } from "./page-session.ts";
import type { Look } from "./plan-looks.ts";

/** Looks at what the page wants of a frame, and again at the whole of tiles where a face was missed. */
export async function lookAtFrame(
	pipeline: Pipeline,
	page: PageSession,
	frame: Frame,
): Promise<Seen[]> {
	const read = async (looks: readonly Look[]): Promise<Seen[]> => {
		if (looks.length === 0) return [];
		const faces = await pipeline.read(frame.atlas, looks);
		return looks.map((look, index) => ({ look, faces: faces[index] ?? [] }));
	};
	const seen = await read(page.planLooks(frame));
	const again = page.planSecondLooks(frame, seen);
	const missed = new Set(again.map(({ tileId }) => tileId));
	return [...seen.filter(({ look }) => !missed.has(look.tileId)), ...(await read(again))];
}
