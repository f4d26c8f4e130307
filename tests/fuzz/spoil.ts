import fc, { type Arbitrary } from "fast-check";

/** Numbers that lengths and offsets in files go wrong at. */
const ODD_WORDS = [0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, -0x80000000, 0x10000];
/** Values that code in a hurry does not expect. */
const ODD_VALUES: readonly unknown[] = [
	...[undefined, null, true, "", [], {}, Number.NaN, Number.POSITIVE_INFINITY, -0, -1, 0, 1e308],
	...[Number.MAX_SAFE_INTEGER, "__proto__", "constructor", "\0", "x".repeat(5000), [[]]],
	...[Object.create(null), Array(300).fill(0), { length: 1e9 }, new Date(0), new Map(), 10n],
];

type Edit = (bytes: Uint8Array) => Uint8Array;

const edit: Arbitrary<Edit> = fc.oneof(
	fc.tuple(fc.nat(), fc.nat(255)).map(([at, value]): Edit => {
		return (bytes) => bytes.with(at % Math.max(1, bytes.length), value);
	}),
	fc
		.tuple(fc.nat(), fc.constantFrom(...ODD_WORDS), fc.boolean())
		.map(([at, word, little]): Edit => {
			return (bytes) => {
				const changed = bytes.slice();
				if (bytes.length >= 4)
					new DataView(changed.buffer).setInt32(at % (bytes.length - 3), word, little);
				return changed;
			};
		}),
	fc.nat().map(
		(at): Edit =>
			(bytes) =>
				bytes.slice(0, at % (bytes.length + 1)),
	),
	fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 16 })).map(([at, more]): Edit => {
		return (bytes) => {
			const place = at % (bytes.length + 1);
			const longer = new Uint8Array(bytes.length + more.length);
			longer.set(bytes.subarray(0, place));
			longer.set(more, place);
			longer.set(bytes.subarray(place), place + more.length);
			return longer;
		};
	}),
);

/** A file as it might arrive damaged, or made to do harm: a sound one with a few bytes changed, or any bytes. */
export function spoiltBytes(...sound: Uint8Array[]): Arbitrary<Uint8Array> {
	const edits = fc.array(edit, { minLength: 1, maxLength: 6 });
	const spoilt = fc
		.tuple(fc.constantFrom(...sound), edits)
		.map(([bytes, changes]) =>
			changes.reduce((now, change) => (now.length === 0 ? now : change(now)), bytes),
		);
	return fc.oneof({ weight: 8, arbitrary: spoilt }, fc.uint8Array({ maxLength: 200 }));
}

/** The same for texts. */
export function spoiltText(...sound: string[]): Arbitrary<string> {
	const bytes = sound.map((text) => new TextEncoder().encode(text));
	return spoiltBytes(...bytes).map((spoilt) => new TextDecoder().decode(spoilt));
}

/** Where something stands in a value: the keys that lead to it. */
type Path = readonly (string | number)[];

/** A value of which up to four parts, or all of it, are something else. */
export function spoiltValue(...sound: unknown[]): Arbitrary<unknown> {
	const odd = fc.oneof(fc.constantFrom(...ODD_VALUES), fc.anything());
	const changes = fc.array(fc.tuple(fc.nat(), odd, fc.boolean()), { maxLength: 4 });
	const spoilt = fc.tuple(fc.constantFrom(...sound), changes).map(([value, all]) =>
		all.reduce((now, [place, instead, isAdded]) => {
			const paths = pathsOf(now);
			const path = paths[place % Math.max(1, paths.length)] ?? [];
			return put(now, isAdded ? [...path, "added"] : path, instead);
		}, value),
	);
	return fc.oneof({ weight: 8, arbitrary: spoilt }, fc.anything());
}

const isBranch = (value: unknown): value is Record<string | number, unknown> =>
	Array.isArray(value) ||
	(typeof value === "object" &&
		value !== null &&
		Object.getPrototypeOf(value) === Object.prototype);

function pathsOf(value: unknown, before: Path = []): Path[] {
	if (!isBranch(value) || before.length > 6) return [before];
	const inside = Object.keys(value).flatMap((key) => pathsOf(value[key], [...before, key]));
	return before.length === 0 ? inside : [before, ...inside];
}

function put(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
	if (key === undefined) return instead;
	if (!isBranch(value)) return value;
	const copy: Record<string | number, unknown> = Array.isArray(value)
		? (Object.assign([], value) as unknown as Record<string, unknown>)
		: { ...value };
	Object.defineProperty(copy, key, {
		value: put(value[key], rest, instead),
		...{ enumerable: true, configurable: true, writable: true },
	});
	return copy;
}
