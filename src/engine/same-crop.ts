/** Values along one side of a block: noise averages out over a block, a lifted corner of the mouth does not. */
const BLOCK = 8;
/** Blocks that differ by less than this, in deviations of the crop, look the same. */
const SAME = 0.1;

/**
 * Whether two standardised crops show the same face with the same expression, but for noise.
 *
 * @param a `size` x `size` values, row by row, as `standardise` returns them.
 * @param size A multiple of 8.
 */
export function isSameCrop(a: Float32Array, b: Float32Array, size: number): boolean {
	const blocks = size / BLOCK;
	const sums = new Float32Array(blocks * blocks);
	for (let i = 0; i < a.length; i++) {
		const block = Math.floor(i / size / BLOCK) * blocks + Math.floor((i % size) / BLOCK);
		sums[block] = (sums[block] ?? 0) + (a[i] ?? 0) - (b[i] ?? 0);
	}
	return sums.every((sum) => Math.abs(sum) < SAME * BLOCK * BLOCK);
}
