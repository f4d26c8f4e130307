import { expect, test } from "vitest";
import { shippedParts } from "../../../build/notice.ts";
import { version } from "../../../package.json" with { type: "json" };
import { billOfMaterials } from "../../../scripts/package/bill-of-materials.ts";

interface Part {
	name: string;
	version: string;
}

test("the list of ingredients has what is shipped, by the package's name, and nothing that changes from run to run", () => {
	const bill = JSON.parse(billOfMaterials());
	expect(bill.metadata.component).toMatchObject({
		name: "expressly",
		version,
		type: "application",
	});
	const listed = bill.components.map((part: Part) => `${part.name} ${part.version}`).sort();
	expect(listed).toEqual(
		shippedParts()
			.map((part) => `${part.name} ${part.version}`)
			.sort(),
	);
	expect(listed.join()).toContain("preact ");
	const refs = new Set(bill.components.map((part: { "bom-ref": string }) => part["bom-ref"]));
	for (const { dependsOn } of bill.dependencies)
		for (const ref of dependsOn) expect(refs).toContain(ref);
	expect(bill.serialNumber).toBeUndefined();
	expect(bill.metadata.timestamp).toBeUndefined();
});
