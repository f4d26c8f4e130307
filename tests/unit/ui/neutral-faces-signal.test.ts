import { beforeEach, expect, test, vi } from "vitest";
import type { Baseline } from "../../../src/shared/neutral-faces.ts";

/** Local storage, in memory. */
const fake = vi.hoisted(() => ({
	stored: {} as Record<string, unknown>,
	refuse: false,
	isBroken: false,
}));

vi.mock("webextension-polyfill", () => ({
	default: {
		storage: {
			local: {
				get: async (key: string) => {
					if (fake.isBroken) throw new Error("damaged");
					return { [key]: fake.stored[key] };
				},
				set: async (items: Record<string, unknown>) => {
					if (fake.refuse) throw new Error("disk full");
					Object.assign(fake.stored, items);
				},
				onChanged: { addListener: () => {} },
			},
		},
	},
}));

const FACE: Baseline = { angry: 0, disgust: 0, fear: 0, happy: 0, sad: 1, surprise: 0, neutral: 0 };

/** The module as a newly opened page has it. */
async function openPage() {
	vi.resetModules();
	const page = await import("../../../src/ui/neutral-faces-signal.ts");
	await page.loadNeutralFaces();
	return page;
}

beforeEach(() => {
	fake.stored = {};
	fake.refuse = false;
	fake.isBroken = false;
});

test("a face is kept, switched off and on, and forgotten, in storage too", async () => {
	const page = await openPage();
	await page.keepNeutralFace("self", FACE);
	await page.useNeutralFaces(false);
	expect((await openPage()).neutralFaces.value).toEqual({
		isUsed: false,
		faces: { self: FACE },
		broken: 0,
	});
	await page.keepNeutralFace("meet/Ada", FACE);
	await page.forgetNeutralFace("self");
	expect(Object.keys((await openPage()).neutralFaces.value.faces)).toEqual(["meet/Ada"]);
	await page.forgetNeutralFaces();
	expect(fake.stored).toEqual({ neutralFaces: { isUsed: false, faces: {} } });
});

test("what is stored broken is told of, and is gone with the next change", async () => {
	fake.stored = { neutralFaces: { isUsed: true, faces: { self: FACE, "meet/Ada": 1 } } };
	const page = await openPage();
	expect(page.neutralFaces.value.broken).toBe(1);
	await page.useNeutralFaces(true);
	expect((await openPage()).neutralFaces.value).toEqual({
		isUsed: true,
		faces: { self: FACE },
		broken: 0,
	});
});

test("what cannot be stored is said, and what was stored stays", async () => {
	const page = await openPage();
	await page.keepNeutralFace("self", FACE);
	fake.refuse = true;
	await page.forgetNeutralFaces();
	expect(page.neutralFailure.value).toBe("disk full");
	expect(page.neutralFaces.value.faces).toEqual({ self: FACE });
});

test("a page opens without neutral faces where storage cannot be read, and forgets none of them", async () => {
	fake.stored = { neutralFaces: { isUsed: true, faces: { self: FACE } } };
	fake.isBroken = true;
	const page = await openPage();
	expect(page.neutralFaces.value).toEqual({ isUsed: false, faces: {}, broken: 0 });
	await page.useNeutralFaces(true);
	expect(page.neutralFailure.value).toBe("damaged");
	fake.isBroken = false;
	expect((await openPage()).neutralFaces.value.faces).toEqual({ self: FACE });
});
