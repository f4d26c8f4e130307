import { expect, test } from "vitest";
import { peersPart } from "../../../scripts/bench/peers-part.ts";

const reader = (name: string, medianMs: number) => ({
	reader: name,
	backend: "wasm",
	frames: 30,
	read: 29,
	cpuMs: 9,
	leastMs: 1,
	medianMs,
	p95Ms: 3,
});

test("each reader is compared with ours by its median, and what did not run is named", () => {
	const section = peersPart.section({
		readers: [reader("ours", 4), reader("theirs", 50)],
		failed: [{ reader: "others, webgl", reason: "There is no WebGL." }],
	});
	expect(section).toContain("| ours | wasm | 29 of 30 | 1.00 ms | 4.00 ms | 1.0 | 9.00 ms |");
	expect(section).toContain("| theirs | wasm | 29 of 30 | 1.00 ms | 50 ms | 12.5 | 9.00 ms |");
	expect(section).toContain("Did not run: others, webgl: There is no WebGL.");
});
