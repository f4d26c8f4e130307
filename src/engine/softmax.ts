/**
 * Turns logits into probabilities, softened by a fitted temperature.
 *
 * @param logits One finite number per label; any range.
 * @param temperature Greater than 0; 1 leaves the network as it was trained.
 * @returns As many numbers as `logits`, each in [0, 1], summing to 1.
 * @throws RangeError if `logits` is empty or `temperature` is not above 0.
 * @see Guo et al. 2017, On Calibration of Modern Neural Networks, section 4.2
 */
export function softmax(logits: ArrayLike<number>, temperature = 1): number[] {
	if (logits.length === 0) throw new RangeError("softmax of no logits");
	if (!(temperature > 0)) throw new RangeError(`temperature must be above 0, not ${temperature}`);
	const scaled = Array.from(logits, (logit) => logit / temperature);
	const peak = Math.max(...scaled);
	const powers = scaled.map((value) => Math.exp(value - peak));
	const total = powers.reduce((sum, power) => sum + power, 0);
	return powers.map((power) => power / total);
}
