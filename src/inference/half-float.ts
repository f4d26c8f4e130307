/**
 * Widens a half-precision number. `Float16Array` would do it, but Node 20 lacks it.
 *
 * @param bits Its 16 bits, as an unsigned integer.
 * @see IEEE 754-2008, binary16
 */
export function widenHalf(bits: number): number {
	const sign = bits & 0x8000 ? -1 : 1;
	const exponent = (bits >> 10) & 0x1f;
	const fraction = bits & 0x3ff;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
	return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
