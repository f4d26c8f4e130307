import { middleOf } from "./middle-of.ts";

/** Each way is tried so often before one is chosen, */
const TRIES = 4;

/** by the middle of its latest costs. */
const REMEMBERED = 7;

/** The other ways are tried again after so long: another picture, another size, another window. */
const TRY_AGAIN_MS = 60_000;

/** Chooses the cheapest of several ways to do the same, by what each has cost. */
export class PathChoice<Path extends string> {
	private readonly costs: Map<Path, number[]>;
	private readonly tries = new Map<Path, { count: number; atMs: number }>();

	/** @param paths The one to begin with first. */
	constructor(paths: readonly Path[]) {
		this.costs = new Map(paths.map((path) => [path, []]));
	}

	/** The path to take now: one not known yet, in turn, or not tried for long, else the cheapest. */
	next(atMs: number): Path {
		const paths = [...this.costs.keys()];
		const countOf = (path: Path) => this.tries.get(path)?.count ?? 0;
		const least = Math.min(...paths.map(countOf));
		const unknown = least < TRIES ? paths.find((path) => countOf(path) === least) : undefined;
		const old = paths.find((path) => atMs - (this.tries.get(path)?.atMs ?? atMs) > TRY_AGAIN_MS);
		const [first, ...others] = paths;
		return unknown ?? old ?? cheapestOf(this.costs, first as Path, others);
	}

	/** Takes in what a path has cost for each thing it did; infinitely much where it failed. */
	note(path: Path, cost: number, atMs: number): void {
		this.costs.set(path, [...(this.costs.get(path) ?? []), cost].slice(-REMEMBERED));
		this.tries.set(path, { count: (this.tries.get(path)?.count ?? 0) + 1, atMs });
	}
}

function cheapestOf<Path>(costs: ReadonlyMap<Path, number[]>, first: Path, others: Path[]): Path {
	const costOf = (path: Path) => middleOf(costs.get(path) ?? []);
	return others.reduce((best, path) => (costOf(path) < costOf(best) ? path : best), first);
}
