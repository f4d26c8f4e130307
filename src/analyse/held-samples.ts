/** A picture of a video, as its reader hands them out. */
interface Sample {
	timestamp: number;
	clone(): this;
	close(): void;
}

/** Times are sums of fractions: a picture is due but for their rounding. */
const ROUNDING_S = 1e-6;

/**
 * Finds what a video shows at each of some times, by going through all of its pictures.
 *
 * @param samples In order of time; closed here.
 * @param timesS In order.
 * @returns The picture that stands at each time, to be closed by whoever gets it; null before the first.
 */
export async function* heldAt<T extends Sample>(
	samples: AsyncGenerator<T>,
	timesS: Iterable<number>,
): AsyncGenerator<T | null> {
	let held: T | undefined;
	let next: T | undefined;
	const advance = async () => {
		held?.close();
		held = next;
		const { value, done } = await samples.next();
		next = done ? undefined : value;
	};
	try {
		await advance();
		for (const timeS of timesS) {
			while (next !== undefined && next.timestamp <= timeS + ROUNDING_S) await advance();
			yield held?.clone() ?? null;
		}
	} finally {
		held?.close();
		next?.close();
		await samples.return(undefined);
	}
}
