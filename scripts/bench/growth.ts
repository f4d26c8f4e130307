/**
 * The power of `x` with which `y` grows: 1 where twice as much costs twice as much.
 *
 * @param points Those that are not above 0 count nothing; at least two others, of different `x`.
 * @returns Slope of the straight line through the logarithms, by least squares; NaN where there is none.
 */
export function growthExponent(points: readonly { x: number; y: number }[]): number {
	const logs = points
		.filter(({ x, y }) => x > 0 && y > 0)
		.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
	return slopeOf(logs);
}

/** Slope of the straight line through points, by least squares; NaN where there is none. */
export function slopeOf(points: readonly { x: number; y: number }[]): number {
	const mean = (value: (point: { x: number; y: number }) => number) =>
		points.reduce((sum, point) => sum + value(point), 0) / points.length;
	const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
	const products = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
	const squares = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
	return squares > 0 ? products / squares : Number.NaN;
}
