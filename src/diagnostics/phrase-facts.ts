import type { Diagnostics } from "../shared/diagnostics.ts";
import type { Words } from "../shared/words.ts";

const BACKENDS = { wasm: "WebAssembly", webgl: "WebGL" };

/** The backend that is in use, and why it is. */
export function phraseBackend(
	backend: NonNullable<Diagnostics["backend"]>,
	why: Diagnostics["backendWhy"],
	{ say }: Words,
): string {
	const times = Number((why?.timesAsFast ?? 0).toPrecision(2));
	const reason = say(`backend_${why?.reason ?? "start"}`, { times });
	return say("told_of", {
		thing: BACKENDS[backend],
		told: why?.graphics ? say("with_note", { thing: reason, note: why.graphics }) : reason,
	});
}

/** How often tiles are read, at which size, and why. */
export function phrasePace(pace: NonNullable<Diagnostics["pace"]>, { say, list }: Words): string {
	const { intervalMs, tilePx, reason } = pace;
	return say("with_note", {
		thing: list([`${intervalMs} ms`, `${tilePx} px`]),
		note: say(`pace_${reason.replaceAll(" ", "_")}`),
	});
}
