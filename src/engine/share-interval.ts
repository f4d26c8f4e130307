/**
 * 95 % interval of a share measured on `n` cases, each 0 to 1.
 *
 * @see Wilson 1927
 */
export function shareInterval(share: number, n: number): [number, number] {
	if (n === 0) return [0, 1];
	const z = 1.96;
	const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
	const middle = share + (z * z) / (2 * n);
	const scale = 1 + (z * z) / n;
	return [(middle - spread) / scale, (middle + spread) / scale];
}
