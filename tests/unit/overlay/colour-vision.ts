/** @file Colour science for the palette's tests: how far apart two colours are, for whom, and how readable. */

/** Three numbers: linear sRGB in [0, 1], or CIELAB. */
export type Triple = [number, number, number];

/** Normal sight, and the three ways of seeing with two kinds of cones. */
export const SIGHTS = ["normal", "protanopia", "deuteranopia", "tritanopia"] as const;
export type Sight = (typeof SIGHTS)[number];

/** Machado, Oliveira and Fernandes 2009, severity 1.0; they act on linear sRGB, rows first. */
const MACHADO: Record<Sight, [Triple, Triple, Triple]> = {
	normal: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

/** `#rrggbb` to linear sRGB (IEC 61966-2-1). Throws on any other text. */
export function linearFromHex(hex: string): Triple {
	const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
	if (match === null) throw new RangeError(`not a colour: ${hex}`);
	const linear = (part: string | undefined) => {
		const value = Number.parseInt(part ?? "", 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return [linear(match[1]), linear(match[2]), linear(match[3])];
}

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** What `sight` makes of a linear colour, clipped to what a screen can show. */
export function seenBy(sight: Sight, linear: Triple): Triple {
	const [r, g, b] = MACHADO[sight];
	return [clamp(dot(r, linear)), clamp(dot(g, linear)), clamp(dot(b, linear))];
}

/** Linear sRGB to CIELAB under D65. */
function labFromLinear(linear: Triple): Triple {
	const curve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
	const x = curve(dot([0.4124564, 0.3575761, 0.1804375], linear) / 0.95047);
	const y = curve(dot([0.2126729, 0.7151522, 0.072175], linear));
	const z = curve(dot([0.0193339, 0.119192, 0.9503041], linear) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = (radians: number) => (radians * 180) / Math.PI;
const cosine = (angle: number) => Math.cos((angle * Math.PI) / 180);
const sine = (angle: number) => Math.sin((angle * Math.PI) / 180);
const hue = (b: number, a: number) =>
	a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a)) + 360) % 360;

/** CIEDE2000 between two CIELAB colours; about 1 is just noticeable. Sharma, Wu and Dalal 2005. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
	const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
	const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)));
	const c1 = Math.hypot(a1 * (1 + g), b1);
	const c2 = Math.hypot(a2 * (1 + g), b2);
	const h1 = hue(b1, a1 * (1 + g));
	const h2 = hue(b2, a2 * (1 + g));
	const colourless = c1 * c2 === 0;
	const turn = h2 - h1;
	const dh = colourless ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
	const dL = l2 - l1;
	const dC = c2 - c1;
	const dH = 2 * Math.sqrt(c1 * c2) * sine(dh / 2);
	const l = (l1 + l2) / 2;
	const c = (c1 + c2) / 2;
	const sum = h1 + h2;
	const h = colourless
		? sum
		: Math.abs(turn) <= 180
			? sum / 2
			: (sum + (sum < 360 ? 360 : -360)) / 2;
	const t =
		1 -
		0.17 * cosine(h - 30) +
		0.24 * cosine(2 * h) +
		0.32 * cosine(3 * h + 6) -
		0.2 * cosine(4 * h - 63);
	const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
	const sC = 1 + 0.045 * c;
	const sH = 1 + 0.015 * c * t;
	const rT =
		-sine(60 * Math.exp(-(((h - 275) / 25) ** 2))) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
	return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}

/** How far apart two `#rrggbb` colours look to `sight`. */
export function distanceFor(sight: Sight, one: string, other: string): number {
	const lab = (hex: string) => labFromLinear(seenBy(sight, linearFromHex(hex)));
	return ciede2000(lab(one), lab(other));
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, from 1 to 21. */
export function contrastRatio(one: string, other: string): number {
	const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linearFromHex(hex));
	const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
	return (high + 0.05) / (low + 0.05);
}
