/**
 * Pairs rows with columns, one to one, so that the sum of the gains is the largest possible.
 *
 * @param gains One row of numbers per row; all of one length. Pairs of gain 0 or less are never made.
 * @returns For each row its column, or -1.
 * @see Kuhn 1955, The Hungarian Method for the Assignment Problem; here by shortest augmenting paths
 */
export function assign(gains: readonly (readonly number[])[]): number[] {
	const rows = gains.length;
	const columns = gains[0]?.length ?? 0;
	// A row may always take a dummy column of its own, at gain 0: leaving it alone.
	const width = columns + rows;
	const cost = (row: number, column: number) => -Math.max(0, gains[row]?.[column] ?? 0);
	const rowOf = new Array<number>(width).fill(-1);
	const rowPrice = new Array<number>(rows).fill(0);
	const columnPrice = new Array<number>(width).fill(0);
	for (let start = 0; start < rows; start++)
		augment({ start, width, cost, rowOf, rowPrice, columnPrice });
	const columnOf = new Array<number>(rows).fill(-1);
	rowOf.forEach((row, column) => {
		if (row >= 0 && cost(row, column) < 0) columnOf[row] = column;
	});
	return columnOf;
}

interface Search {
	start: number;
	width: number;
	cost: (row: number, column: number) => number;
	/** Which row holds each column, -1 where none does. */
	rowOf: number[];
	/** Prices keep `cost - rowPrice - columnPrice` at 0 for pairs and at 0 or more for all else. */
	rowPrice: number[];
	columnPrice: number[];
}

/** Gives row `start` a column, moving other rows along the cheapest path where they must give way. */
function augment(search: Search): void {
	const { start, width, rowOf } = search;
	const path: Path = {
		distance: new Array<number>(width).fill(Number.POSITIVE_INFINITY),
		cameFrom: new Array<number>(width).fill(-1),
		done: new Set(),
	};
	let row = start;
	let column = -1;
	let reached = 0;
	while (row >= 0) {
		column = nearest(search, path, row, column, reached);
		reached = at(path.distance, column);
		path.done.add(column);
		row = at(rowOf, column);
	}
	reprice(search, path, reached);
	while (column >= 0) {
		const previous = at(path.cameFrom, column);
		rowOf[column] = previous < 0 ? start : at(rowOf, previous);
		column = previous;
	}
}

interface Path {
	distance: number[];
	/** The column whose row would move to this one; -1 for the row that started. */
	cameFrom: number[];
	done: Set<number>;
}

/** Extends all paths by `row`, which gave up column `from`, and names the nearest column not done. */
function nearest(search: Search, path: Path, row: number, from: number, reached: number): number {
	const { width, cost, rowPrice, columnPrice } = search;
	let next = -1;
	for (let to = 0; to < width; to++) {
		if (path.done.has(to)) continue;
		const through = reached + cost(row, to) - at(rowPrice, row) - at(columnPrice, to);
		if (through < at(path.distance, to)) {
			path.distance[to] = through;
			path.cameFrom[to] = from;
		}
		if (next < 0 || at(path.distance, to) < at(path.distance, next)) next = to;
	}
	return next;
}

function reprice(search: Search, path: Path, reached: number): void {
	const { start, rowOf, rowPrice, columnPrice } = search;
	rowPrice[start] = at(rowPrice, start) + reached;
	for (const column of path.done) {
		const slack = reached - at(path.distance, column);
		columnPrice[column] = at(columnPrice, column) - slack;
		const holder = at(rowOf, column);
		if (holder >= 0) rowPrice[holder] = at(rowPrice, holder) + slack;
	}
}

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0;
