import { expect, test } from "vitest";
import { ProgressLine } from "../../../scripts/analyse/progress-line.ts";

function written(isTTY: boolean, columns?: number) {
	const texts: string[] = [];
	let nowMs = 0;
	const line = new ProgressLine(
		{ isTTY, ...(columns && { columns }), write: (text) => texts.push(text) },
		() => nowMs,
	);
	return {
		line,
		texts,
		pass: (ms: number) => {
			nowMs += ms;
		},
	};
}

test("on a terminal one line is rewritten, and taken away for a sentence", () => {
	const { line, texts } = written(true);
	line.show(1.5, 4, "a.jpg");
	line.say("failed: b.jpg");
	expect(texts).toEqual(["\r\x1b[2K37 % · 1 of 4 · a.jpg", "\r\x1b[2K", "failed: b.jpg\n"]);
});

test("a log gets a line every five seconds at most", () => {
	const { line, texts, pass } = written(false);
	line.show(0, 2, "a.jpg");
	pass(4999);
	line.show(1, 2, "b.jpg");
	pass(1);
	line.show(2, 2, "b.jpg");
	line.end();
	expect(texts).toEqual(["0 % · 0 of 2 · a.jpg\n", "100 % · 2 of 2 · b.jpg\n"]);
});

test.each([
	["a long name is cut to the terminal", "a/very/long/path/to/a.jpg", "0 % · 0 of 2 · a/ve"],
	["what moves the cursor is left out", "a\n\x1b[2J", "0 % · 0 of 2 · a  ["],
	["a letter of two halves is not cut in two", "a/b😀😀", "0 % · 0 of 2 · a/b😀"],
])("%s", (_, name, shown) => {
	const { line, texts } = written(true, 20);
	line.show(0, 2, name);
	expect(texts).toEqual([`\r\x1b[2K${shown}`]);
});

test("a sentence with a file's name moves no cursor", () => {
	const { line, texts } = written(true);
	line.say("failed: \x1b[2Ja.jpg");
	expect(texts).toEqual(["failed:  [2Ja.jpg\n"]);
});
