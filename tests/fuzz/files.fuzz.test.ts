import { readFileSync } from "node:fs";
import { test } from "vitest";
import { exampleCard } from "../fixtures/example-card.ts";
import { tryOut, tryOutLater, WITHIN_MS } from "./cases.ts";
import { FILE_DOORS, type FileDoor } from "./file-doors.ts";
import { spoiltBytes, spoiltValue } from "./spoil.ts";

test.each(FILE_DOORS)("$name", { timeout: WITHIN_MS }, async ({ sound, open }) => {
	await tryOutLater(spoiltBytes(...sound), async (bytes) => open(bytes));
});

const decode = (bytes: Uint8Array | undefined): unknown =>
	JSON.parse(new TextDecoder().decode(bytes));
const doorOf = (name: string) => FILE_DOORS.find((door) => door.name === name) as FileDoor;

test.each([
	["a model's card", [exampleCard(), JSON.parse(readFileSync("models/swift/card.json", "utf8"))]],
	[
		"an imported session of the history",
		[decode(doorOf("an imported session of the history").sound[0])],
	],
])("JSON of which some parts are something else: %s", { timeout: WITHIN_MS }, (name, sound) => {
	const { open } = doorOf(name);
	tryOut(spoiltValue(...sound), (value) => {
		const inJson = (_: string, one: unknown) => (typeof one === "bigint" ? String(one) : one);
		void open(new TextEncoder().encode(JSON.stringify(value, inJson) ?? ""));
	});
});
