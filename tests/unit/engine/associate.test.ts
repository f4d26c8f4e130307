import fc from "fast-check";
import { expect, test } from "vitest";
import { associate } from "../../../src/engine/associate.ts";

const faceAt = (name: string, x: number, y = 0, size = 40) => ({
	name,
	box: { x, y, width: size, height: size },
});
const names = (things: { name: string }[]) => things.map(({ name }) => name).sort();
const pairNames = (pairs: [{ name: string }, { name: string }][]) =>
	pairs.map(([track, face]) => `${track.name}-${face.name}`).sort();

const places = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 6 });

test("association is one to one, and accounts for every track and every face once", () => {
	fc.assert(
		fc.property(places, places, (trackPlaces, facePlaces) => {
			const tracks = trackPlaces.map((x) => faceAt(`t${x}`, x));
			const faces = facePlaces.map((x) => faceAt(`f${x}`, x));
			const { pairs, missed, mixedUp, newFaces } = associate(tracks, faces);
			expect(names([...pairs.map(([track]) => track), ...missed, ...mixedUp])).toEqual(
				names(tracks),
			);
			expect(names([...pairs.map(([, face]) => face), ...newFaces])).toEqual(names(faces));
		}),
	);
});

test("the order of tracks and faces changes nothing", () => {
	fc.assert(
		fc.property(places, places, fc.integer(), (trackPlaces, facePlaces, seed) => {
			const shuffle = <T>(list: T[]) =>
				seed % 2 ? list.toReversed() : list.slice(1).concat(list.slice(0, 1));
			const tracks = trackPlaces.map((x) => faceAt(`t${x}`, x));
			const faces = facePlaces.map((x) => faceAt(`f${x}`, x));
			const one = associate(tracks, faces);
			const other = associate(shuffle(tracks), shuffle(faces));
			expect(pairNames(other.pairs)).toEqual(pairNames(one.pairs));
			expect(names(other.mixedUp)).toEqual(names(one.mixedUp));
		}),
	);
});

test.each([
	["nothing at all", [], [], [], [], [], []],
	["a face that stays", [faceAt("a", 0)], [faceAt("1", 4)], ["a-1"], [], [], []],
	["a face that went", [faceAt("a", 0)], [], [], ["a"], [], []],
	["a face that came", [], [faceAt("1", 0)], [], [], [], ["1"]],
	["a face somewhere else", [faceAt("a", 0)], [faceAt("1", 200)], [], ["a"], [], ["1"]],
	[
		"neighbours that the camera moved aside by more than half a face",
		[faceAt("a", 0), faceAt("b", 44)],
		[faceAt("1", 24), faceAt("2", 68)],
		["a-1", "b-2"],
		[],
		[],
		[],
	],
	[
		"one face midway between two that were seen",
		[faceAt("a", 0), faceAt("b", 20)],
		[faceAt("1", 10)],
		[],
		[],
		["a", "b"],
		["1"],
	],
	[
		"a near and a far face that change places at once",
		[faceAt("near", 0, 0, 60), faceAt("far", 100, 10, 40)],
		[faceAt("1", 10, 10, 40), faceAt("2", 90, 0, 60)],
		[],
		["far", "near"],
		[],
		["1", "2"],
	],
	[
		"two faces beside where one was",
		[faceAt("a", 10)],
		[faceAt("1", 0), faceAt("2", 20)],
		[],
		[],
		["a"],
		["1", "2"],
	],
	[
		"two tracks that met in one place",
		[faceAt("a", 0), faceAt("b", 1)],
		[faceAt("1", 0), faceAt("2", 30)],
		[],
		[],
		["a", "b"],
		["1", "2"],
	],
])("%s", (_, tracks, faces, pairs, missed, mixedUp, newFaces) => {
	const found = associate(tracks, faces);
	expect(pairNames(found.pairs)).toEqual(pairs);
	expect(names(found.missed)).toEqual(missed);
	expect(names(found.mixedUp)).toEqual(mixedUp);
	expect(names(found.newFaces)).toEqual(newFaces);
});

test.each([
	["without area", { x: 0, y: 0, width: 0, height: 0 }],
	["that is not a number", { x: Number.NaN, y: 0, width: 40, height: 40 }],
])("a box %s continues no track", (_, box) => {
	const { missed, newFaces } = associate([faceAt("a", 0)], [{ name: "1", box }]);
	expect(names(missed)).toEqual(["a"]);
	expect(names(newFaces)).toEqual(["1"]);
});
