import { gtValue, number, parse, picklist, pipe, record, strictObject, string } from "valibot";
import type { BackendVerdict } from "../engine/backend-choice.ts";
import type { BackendMemory } from "../inference/expression-reader.ts";

const KEY = "expression-backends";

/** Two models of this version, and two of the one before. */
const KEPT = 4;

/** By the weights' SHA-256: in which browser and on which graphics card they were compared, and what was said. */
const COMPARED = record(
	string(),
	strictObject({
		browser: string(),
		graphics: string(),
		reason: picklist(["slower", "differs", "faster"]),
		timesAsFast: pipe(number(), gtValue(0)),
	}),
);

/**
 * Remembers whether the graphics card is worth using, so that it is compared once for each browser, model and
 * card, not in every call. Kept in `localStorage`, on this machine only: a hidden page has no other storage
 * that it reaches by itself. That the card has failed is remembered for as long as this page lives.
 */
export class LocalBackendMemory implements BackendMemory {
	private failure: "failed" | "lost" | null = null;

	/**
	 * @param storage Throws where the browser forbids it; then everything is compared anew.
	 * @param browser Its name and version.
	 */
	constructor(
		private readonly storage: () => Pick<Storage, "getItem" | "setItem">,
		private readonly browser: string,
	) {}

	givenUp(): "failed" | "lost" | null {
		return this.failure;
	}

	recall(weights: string, graphics: string): BackendVerdict | undefined {
		const known = this.load()[weights];
		if (known?.browser !== this.browser || known.graphics !== graphics) return undefined;
		const { reason, timesAsFast } = known;
		return { name: reason === "faster" ? "webgl" : "wasm", reason, timesAsFast };
	}

	keep(weights: string, graphics: string, { reason, timesAsFast }: BackendVerdict): void {
		const { [weights]: _, ...others } = this.load();
		const entry = { browser: this.browser, graphics, reason, timesAsFast };
		this.save({ ...others, [weights]: entry });
	}

	giveUp(weights: string, reason: "failed" | "lost"): void {
		this.failure = reason;
		const { [weights]: _, ...others } = this.load();
		this.save(others);
	}

	private load(): Record<string, ReturnType<typeof parseCompared>[string]> {
		try {
			return parseCompared(this.storage().getItem(KEY));
		} catch {
			return {};
		}
	}

	private save(compared: ReturnType<typeof parseCompared>): void {
		const latest = Object.fromEntries(Object.entries(compared).slice(-KEPT));
		try {
			this.storage().setItem(KEY, JSON.stringify(latest));
		} catch {
			// No room, or forbidden: the card is compared anew in the next call.
		}
	}
}

const parseCompared = (stored: string | null) => parse(COMPARED, JSON.parse(stored ?? "{}"));
