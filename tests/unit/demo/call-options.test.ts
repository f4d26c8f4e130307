import { expect, test } from "vitest";
import { callOptionsFrom } from "../../../demo/call-options.ts";

test("an address without a query opens a small call in a gallery", () => {
	expect(callOptionsFrom("")).toEqual({
		people: 6,
		faces: [],
		scripts: [],
		layout: "gallery",
		recorded: null,
	});
});

test("pictures say how many participants there are, unless the address does", () => {
	expect(callOptionsFrom("?faces=/a.jpg,/b.jpg")).toMatchObject({
		people: 2,
		faces: ["/a.jpg", "/b.jpg"],
	});
	expect(callOptionsFrom("?faces=/a.jpg&people=4").people).toBe(4);
});

test("participants take the scripts in turn", () => {
	const { scripts } = callOptionsFrom("?script=happy:3;sad:2,fear:1");
	expect(scripts.map((beats) => beats.map(({ expression }) => expression))).toEqual([
		["happy"],
		["sad", "fear"],
	]);
});

test.each([
	["?people=-1", "people"],
	["?people=50", "people"],
	["?people=2.5", "people"],
	["?people=many", "people"],
	["?layout=round", "layout"],
	["?script=joyful:3", "script"],
	["?recorded=loudly", "recorded"],
])("%s is refused with a sentence that names %s", (query, name) => {
	expect(() => callOptionsFrom(query)).toThrow(new RegExp(`^${name}: `));
});
