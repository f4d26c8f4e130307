import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrastRatio } from "../overlay/colour-vision.ts";

/** Each colour as `[light, dark]`. */
const colours = new Map(
	[
		...readFileSync("src/ui/tokens.css", "utf8").matchAll(
			/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g,
		),
	].map(([, name = "", light = "", dark = ""]) => [name, [light, dark]]),
);
const colourOf = (name: string, scheme: number) => {
	const colour = colours.get(name)?.[scheme];
	if (colour === undefined) throw new Error(`no colour ${name}`);
	return colour;
};
const GROUNDS = ["ground", "surface", "surface-sunken"];
const texts = [
	...GROUNDS.flatMap((ground) => ["ink", "ink-soft"].map((text) => [text, ground])),
	["accent", "surface"],
	["accent", "ground"],
	["on-accent", "accent"],
	["on-accent", "accent-strong"],
	["accent-strong", "accent-soft"],
	...["accent-soft", "caution-soft", "danger-soft"].flatMap((ground) => [
		["ink", ground],
		["ink-soft", ground],
	]),
];
const shapes = [
	["line-strong", "surface"],
	["line-strong", "ground"],
	["accent", "surface"],
	["caution", "surface"],
];
const schemes = ["light", "dark"].entries();

for (const [scheme, name] of schemes) {
	test.each(texts)(`in ${name}, %s can be read on %s`, (text = "", ground = "") => {
		const ratio = contrastRatio(colourOf(text, scheme), colourOf(ground, scheme));
		expect(ratio).toBeGreaterThanOrEqual(4.5);
	});

	test.each(shapes)(`in ${name}, %s stands out from %s`, (shape = "", ground = "") => {
		const ratio = contrastRatio(colourOf(shape, scheme), colourOf(ground, scheme));
		expect(ratio).toBeGreaterThanOrEqual(3);
	});
}
