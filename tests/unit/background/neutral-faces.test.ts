import { expect, test, vi } from "vitest";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import type { Baseline } from "../../../src/shared/neutral-faces.ts";

const stored = vi.hoisted((): Record<string, unknown> => ({}));

vi.mock("webextension-polyfill", () => ({
	default: {
		storage: {
			local: {
				get: async (key: string) => ({ [key]: stored[key] }),
				set: async (items: Record<string, unknown>) => void Object.assign(stored, items),
			},
		},
	},
}));

const { keepNeutralFace, readNeutralFaces } = await import(
	"../../../src/background/neutral-faces.ts"
);

const face = (shift: number) =>
	Object.fromEntries(EXPRESSIONS.map((key) => [key, shift])) as Baseline;

test("two neutral faces that are measured by the same frame are both kept", async () => {
	await Promise.all([keepNeutralFace("meet/Ana", face(1)), keepNeutralFace("meet/Bo", face(2))]);
	expect(await readNeutralFaces()).toMatchObject({
		isUsed: true,
		faces: { "meet/Ana": face(1), "meet/Bo": face(2) },
	});
});
