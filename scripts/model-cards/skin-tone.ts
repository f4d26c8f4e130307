/** Groups of skin by its individual typology angle, from the largest angle down. */
export const SKIN_GROUPS = ["light", "intermediate", "tan", "dark"] as const;

export type SkinGroup = (typeof SKIN_GROUPS)[number];

/** The smallest angle, in degrees, of each group but the last. */
const FROM_DEGREES = [41, 28, 10];

/** Linear light to CIE XYZ under D65, the rows for X, Y and Z, each divided by the white's own. */
const XYZ_OF_WHITE = [
	[0.4339, 0.3762, 0.1899],
	[0.2126, 0.7152, 0.0722],
	[0.0178, 0.1095, 0.8727],
] as const;

/**
 * Groups the colour of a patch of skin by its individual typology angle, atan2(L* - 50, b*).
 * It is what the camera saw: light and white balance of the picture count as well.
 *
 * @param rgb sRGB, each in 0 to 255.
 * @see Chardon, Cretois and Hourseau 1991; groups as Del Bino and Bernerd 2013, the two ends merged
 */
export function skinGroupOf(rgb: readonly [number, number, number]): SkinGroup {
	const linear = rgb.map((value) => {
		const share = value / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	const [, y = 0, z = 0] = XYZ_OF_WHITE.map((row) =>
		lightness(row.reduce((sum, weight, i) => sum + weight * (linear[i] ?? 0), 0)),
	);
	const degrees = (Math.atan2(116 * y - 16 - 50, 200 * (y - z)) * 180) / Math.PI;
	const index = FROM_DEGREES.findIndex((floor) => degrees > floor);
	return SKIN_GROUPS[index === -1 ? FROM_DEGREES.length : index] ?? "dark";
}

/** CIE 1976: the cube root, with a straight line near black. */
function lightness(share: number): number {
	return share > 216 / 24_389 ? Math.cbrt(share) : (share * 24_389) / 27 / 116 + 16 / 116;
}
