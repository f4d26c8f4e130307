import { Session } from "node:inspector";

/** A part of a script, from its first character to before its last. */
type Span = readonly [from: number, to: number];

interface Taken {
	result: {
		url: string;
		functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[];
	}[];
}

/** What of one function has not run. */
interface Unrun {
	name: string;
	whole: Span;
	spans: Span[];
}

/** Tells whether code has run that no code before had led to, block by block, by V8's own count. */
export class CoverageWatch {
	private readonly session = new Session();
	/** What has never run, of each function that has. */
	private readonly left = new Map<string, readonly Span[]>();

	/** @param isWatched Which scripts count, by their address. */
	constructor(private readonly isWatched: (url: string) => boolean) {
		this.session.connect();
		this.session.post("Profiler.enable");
		this.session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
	}

	/** How many functions have run. */
	get functions(): number {
		return this.left.size;
	}

	/** Whether, since it was last asked, something has run for the first time. */
	isNew(): boolean {
		return this.take().some(
			(one) => lengthOf(this.leftAfter(one)) < lengthOf(this.leftBefore(one)),
		);
	}

	/** Takes all that has run since it was last asked for known. @returns Whether any of it was new. */
	learn(): boolean {
		let isNew = false;
		for (const one of this.take()) {
			const after = this.leftAfter(one);
			isNew ||= lengthOf(after) < lengthOf(this.leftBefore(one));
			this.left.set(one.name, after);
		}
		return isNew;
	}

	end(): void {
		this.session.post("Profiler.stopPreciseCoverage");
		this.session.disconnect();
	}

	private leftBefore({ name, whole }: Unrun): readonly Span[] {
		return this.left.get(name) ?? [whole];
	}

	private leftAfter(one: Unrun): Span[] {
		return common(this.leftBefore(one), one.spans);
	}

	/** The functions that have run since it was last asked. The session answers within the call. */
	private take(): Unrun[] {
		let taken: Taken["result"] = [];
		this.session.post("Profiler.takePreciseCoverage", (_error, answer) => {
			taken = (answer as unknown as Taken).result;
		});
		return taken
			.filter(({ url }) => this.isWatched(url))
			.flatMap(({ url, functions }) =>
				functions.flatMap(({ ranges }): Unrun[] => {
					const [own, ...inner] = ranges;
					if (own === undefined || own.count === 0) return [];
					const { startOffset, endOffset } = own;
					const spans = inner
						.filter(({ count }) => count === 0)
						.map((range): Span => [range.startOffset, range.endOffset]);
					const name = `${url}:${startOffset}-${endOffset}`;
					return [{ name, whole: [startOffset, endOffset], spans }];
				}),
			);
	}
}

const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, [from, to]) => sum + to - from, 0);

/** What lies in both; spans of one list do not overlap. */
function common(one: readonly Span[], other: readonly Span[]): Span[] {
	return one.flatMap(([from, to]) =>
		other.flatMap(([start, end]): Span[] => {
			const both: Span = [Math.max(from, start), Math.min(to, end)];
			return both[0] < both[1] ? [both] : [];
		}),
	);
}
