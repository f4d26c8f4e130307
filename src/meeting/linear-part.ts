import type { Matrix } from "../engine/object-fit.ts";

const UPRIGHT: Matrix = [1, 0, 0, 1];

/** What an element's own style does to its axes. Of turns in space, what of them lies in the page's plane. */
export function linearOf({ transform, rotate, scale }: CSSStyleDeclaration): Matrix {
	return product(product(rotation(rotate), scaling(scale)), matrixOf(transform));
}

/** What `inner` does, and then `outer`. */
export function product(outer: Matrix, inner: Matrix): Matrix {
	const [a, b, c, d] = outer;
	const [e, f, g, h] = inner;
	return [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h];
}

/** Computed styles write `matrix(a, b, c, d, x, y)`, or `matrix3d` with its sixteen parts column by column. */
function matrixOf(transform: string): Matrix {
	const parts = numbersIn(transform);
	const [a, b, c, d] = transform.startsWith("matrix3d(")
		? [parts[0], parts[1], parts[4], parts[5]]
		: parts;
	return [a ?? 1, b ?? 0, c ?? 0, d ?? 1];
}

/** As in `90deg`, about the axis that points out of the page; `x 180deg` and `y 180deg` are flips. */
function rotation(rotate: string): Matrix {
	const angle = (Number.parseFloat(/\S+deg$/.exec(rotate)?.[0] ?? "0") * Math.PI) / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	if (rotate.startsWith("x ")) return [1, 0, 0, cos];
	if (rotate.startsWith("y ")) return [cos, 0, 0, 1];
	return rotate.split(" ").length > 1 ? UPRIGHT : [cos, sin, -sin, cos];
}

function scaling(scale: string): Matrix {
	const [across = 1, down = across] = numbersIn(scale);
	return [across, 0, 0, down];
}

const numbersIn = (text = ""): number[] =>
	(/^matrix3d\((.*)\)$/.exec(text)?.[1] ?? text).match(/-?\d+\.?\d*(?:e[-+]?\d+)?/g)?.map(Number) ??
	[];
