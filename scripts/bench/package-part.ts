import { type BenchPart, markdownTable } from "./bench-part.ts";
import { type PartSize, packageSize } from "./package-size.ts";

const mb = (bytes: number) => (bytes / 1e6).toFixed(2);

/** How large the package is. */
export const packagePart: BenchPart<PartSize[]> = {
	name: "package",
	measure: async () => packageSize("dist"),
	section(parts) {
		const total = (key: "bytes" | "zippedBytes") => parts.reduce((sum, part) => sum + part[key], 0);
		return `## Package

${markdownTable(
	["part", "MB", "MB zipped"],
	[
		...parts.map(({ part, bytes, zippedBytes }) => [part, mb(bytes), mb(zippedBytes)]),
		["**all**", mb(total("bytes")), mb(total("zippedBytes"))],
	],
)}
`;
	},
};
