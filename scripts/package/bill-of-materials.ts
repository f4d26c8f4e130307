import { execFileSync } from "node:child_process";
import { shippedParts } from "../../build/notice.ts";
import { name } from "../../package.json" with { type: "json" };

const LIST = ["--sbom-format", "cyclonedx", "--sbom-type", "application", "--package-lock-only"];

/** What is made anew here of what npm writes: https://cyclonedx.org/docs/1.5/json */
interface Bill {
	serialNumber?: string;
	metadata: { timestamp?: string; component: { "bom-ref": string; name: string } };
	components: { "bom-ref": string }[];
	dependencies: { ref: string; dependsOn: string[] }[];
}

/**
 * What the package is made of, as CycloneDX JSON, from npm's list of all that is installed: its own choice of what is
 * not for building (`--omit dev`) leaves out what a tool asks for as well, which Preact is.
 */
export function billOfMaterials(): string {
	const options = { encoding: "utf8", shell: process.platform === "win32" } as const;
	const bill = JSON.parse(execFileSync("npm", ["sbom", ...LIST], options)) as Bill;
	const { component } = bill.metadata;
	const shipped = new Set(shippedParts().map((part) => `${part.name}@${part.version}`));
	bill.components = bill.components.filter((part) => shipped.has(part["bom-ref"]));
	bill.dependencies = bill.dependencies
		.filter(({ ref }) => shipped.has(ref) || ref === component["bom-ref"])
		.map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((to) => shipped.has(to)) }));
	// npm calls a package by the folder it lies in.
	component.name = name;
	// The same source gives the same list.
	delete bill.serialNumber;
	delete bill.metadata.timestamp;
	return `${JSON.stringify(bill, null, 2)}\n`;
}
