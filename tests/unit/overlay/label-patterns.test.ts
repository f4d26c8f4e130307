import { expect, test } from "vitest";
import { createPatterns, patternFill } from "../../../src/overlay/label-patterns.ts";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import { emptyPage } from "./page-with-overlay.ts";

const patterns = [...createPatterns(emptyPage().document).children];
const linesOf = (label: string) =>
	patterns
		.find(({ id }) => patternFill(label as "okay") === `url(#${id})`)
		?.children[1]?.getAttribute("d") ?? null;

test.each([[[...EXPRESSIONS, "uncertain"]], [["okay", "notOkay", "uncertain"]]])(
	"labels seen together, %j, differ by their lines alone",
	(labels) => {
		const lines = labels.map(linesOf);
		expect(lines).not.toContain(null);
		expect(new Set(lines).size).toBe(labels.length);
	},
);
