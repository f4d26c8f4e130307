import type { Offset } from "./object-fit.ts";

const CENTRE: Offset = { share: 0.5, px: 0 };

const NUMBER = "(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?";
const PLAIN = new RegExp(`^([-+]?${NUMBER})(px|%)$`);
const SUM = new RegExp(`^calc\\(([-+]?${NUMBER})% ([-+]) (${NUMBER})px\\)$`);

/**
 * Reads `object-position` as `getComputedStyle` writes it: two of `10%`, `10px` and
 * `calc(10% - 5px)`, across and down.
 *
 * @returns Both axes; the middle, CSS's own default, for an axis written in any other way.
 */
export function parseObjectPosition(computed: string): { x: Offset; y: Offset } {
	const [x, y] = computed.match(/calc\([^)]*\)|\S+/g) ?? [];
	return { x: parseOffset(x), y: parseOffset(y) };
}

function parseOffset(text = ""): Offset {
	const plain = PLAIN.exec(text);
	if (plain !== null) {
		const value = Number(plain[1]);
		return plain[2] === "%" ? { share: value / 100, px: 0 } : { share: 0, px: value };
	}
	const sum = SUM.exec(text);
	if (sum === null) return CENTRE;
	return { share: Number(sum[1]) / 100, px: Number(`${sum[2]}${sum[3]}`) };
}
