import { expect, test } from "vitest";
import { modeOfFile } from "../../../src/analyse/mode-of-file.ts";

const JPEG = "\xff\xd8\xff\xe0\0\x10JFIF";
const MP4 = "\0\0\0\x1cftypisom";
const APPLE_DOUBLE = "\0\x05\x16\x07\0\x02\0\0";

test.each([
	["a picture", "trip/a.jpg", JPEG, "pictures"],
	["a picture by its content alone", "a", JPEG, "pictures"],
	["a picture in spite of its name", "._a.mp4", JPEG, "pictures"],
	["a video", "trip/a.mp4", MP4, "video"],
	["a video in spite of its name", "a.jpg", MP4, "video"],
	["a text that calls itself a picture", "a.jpg", "text", "pictures"],
	["a text that calls itself a video", "a.mp4", "text", "video"],
	["an empty file that calls itself a video", "a.mp4", "", "pictures"],
	["a camcorder's file that is damaged", "00001.MTS", "damaged", "video"],
	["a text", "trip/notes.txt", "text", null],
	["what macOS keeps of a folder", "trip/.DS_Store", "\0\0\0\x01Bud1", null],
	["what macOS keeps beside a picture", "trip/._a.jpg", APPLE_DOUBLE, null],
	["what macOS keeps beside a video", "._a.mp4", APPLE_DOUBLE, null],
])("%s", (_, name, head, mode) => {
	const bytes = Uint8Array.from(head, (character) => character.charCodeAt(0));
	expect(modeOfFile(name, bytes)).toBe(mode);
});
