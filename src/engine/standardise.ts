/**
 * Takes brightness and contrast out of a crop: (x - mean) / (deviation + epsilon), x in [0, 1].
 *
 * @param crop Gray values in [0, 255].
 * @param epsilon Greater than 0; keeps a flat crop finite. The model's card has the trained value.
 * @returns As many values, mean 0; all 0 for a flat crop. The deviation is the population's.
 */
export function standardise(crop: Float32Array, epsilon: number): Float32Array {
	const { mean, deviation } = spread(crop);
	const standard = new Float32Array(crop.length);
	const divisor = deviation + 255 * epsilon;
	for (let i = 0; i < crop.length; i++) standard[i] = ((crop[i] ?? 0) - mean) / divisor;
	return standard;
}

/** Mean and population standard deviation of `values`; 0 and 0 for none. */
export function spread(values: Float32Array): { mean: number; deviation: number } {
	const n = Math.max(1, values.length);
	// By index: an iterator makes an object of every value, ten megabytes a second in a large call.
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
	const mean = sum / n;
	let squares = 0;
	for (let i = 0; i < values.length; i++) squares += ((values[i] ?? 0) - mean) ** 2;
	return { mean, deviation: Math.sqrt(squares / n) };
}
