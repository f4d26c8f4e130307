import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
	version?: string;
	resolved?: string;
	optionalDependencies?: Record<string, string>;
}

const packages = Object.entries(
	(JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> })
		.packages,
);
const places = new Set(packages.map(([place]) => place));

/** Whether a package that lies at `place` finds `name`: beside it, or further out. */
function finds(place: string, name: string): boolean {
	const inside = `${place === "" ? "" : `${place}/`}node_modules/${name}`;
	const end = place.lastIndexOf("node_modules/");
	return places.has(inside) || (place !== "" && finds(place.slice(0, Math.max(0, end - 1)), name));
}

test("the lock names the parts for every system, not only for the one it was written on", () => {
	const missing = packages.flatMap(([place, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies).filter((name) => !finds(place, name)),
	);
	expect(missing, "npm ci refuses such a lock").toEqual([]);
});

test("the lock ties nobody to one registry", () => {
	expect(packages.filter(([, { resolved }]) => resolved?.startsWith("http"))).toEqual([]);
});
