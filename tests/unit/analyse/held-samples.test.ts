import { expect, test } from "vitest";
import { heldAt } from "../../../src/analyse/held-samples.ts";

/** How many pictures are open. */
let open = 0;

class Picture {
	constructor(readonly timestamp: number) {
		open++;
	}
	clone(): this {
		return new Picture(this.timestamp) as this;
	}
	close(): void {
		open--;
	}
}

async function* picturesAt(...timestamps: number[]): AsyncGenerator<Picture> {
	for (const timestamp of timestamps) yield new Picture(timestamp);
}

test("each time has the picture that stands then, and none before the first", async () => {
	const shown: (number | null)[] = [];
	for await (const picture of heldAt(picturesAt(0.1, 0.3, 0.9), [0, 0.2, 0.1 + 0.2, 0.6, 1, 2])) {
		shown.push(picture?.timestamp ?? null);
		picture?.close();
	}
	expect(shown).toEqual([null, 0.1, 0.3, 0.3, 0.9, 0.9]);
	expect(open).toBe(0);
});

test("all pictures are closed where the rest is not wanted", async () => {
	for await (const picture of heldAt(picturesAt(0, 1, 2, 3), [0, 1, 2])) {
		picture?.close();
		break;
	}
	expect(open).toBe(0);
});
