/** Below this a pivot counts as zero, as a share of the matrix's largest entry. */
const LEAST_PIVOT = 1e-9;

/**
 * Inverts a matrix that is symmetric and positive, by Gauss and Jordan.
 *
 * @param matrix `size` x `size` finite numbers, row by row.
 * @returns Null where it has no inverse.
 */
export function invertMatrix(matrix: Float64Array, size: number): Float64Array | null {
	const least = LEAST_PIVOT * matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
	const rows = Array.from({ length: size }, (_, index) => {
		const row = new Float64Array(2 * size);
		row.set(matrix.subarray(index * size, (index + 1) * size));
		row[size + index] = 1;
		return row;
	});
	for (const [index, row] of rows.entries()) {
		const pivot = row[index] ?? 0;
		if (!(Math.abs(pivot) > least)) return null;
		addTo(row, row, 1 / pivot - 1);
		for (const other of rows) if (other !== row) addTo(other, row, -(other[index] ?? 0));
	}
	return Float64Array.from(rows.flatMap((row) => [...row.subarray(size)]));
}

/** Adds `factor` times another row. */
function addTo(row: Float64Array, other: Float64Array, factor: number): void {
	for (let column = 0; column < row.length; column++)
		row[column] = (row[column] ?? 0) + factor * (other[column] ?? 0);
}
