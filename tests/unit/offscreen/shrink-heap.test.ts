import { expect, test } from "vitest";
import { shrinkHeap } from "../../../src/offscreen/shrink-heap.ts";

test("a frame comes and goes, and leaves nothing behind", () => {
	const shown: string[] = [];
	const steps: string[] = [];
	const page = {
		createElement: (name: string) => ({
			name,
			remove() {
				shown.pop();
				steps.push(`${name} goes`);
			},
		}),
		body: {
			append({ name }: { name: string }) {
				shown.push(name);
				steps.push(`${name} comes`);
			},
		},
	};
	shrinkHeap(page as unknown as Document);
	expect(steps).toEqual(["iframe comes", "iframe goes"]);
	expect(shown).toEqual([]);
});
