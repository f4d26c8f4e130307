import { expect, test } from "vitest";
import { ProgressLine } from "../../../scripts/analyse/progress-line.ts";

function written(isTTY: boolean) {
	const texts: string[] = [];
	let nowMs = 0;
	const line = new ProgressLine({ isTTY, write: (text) => texts.push(text) }, () => nowMs);
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
