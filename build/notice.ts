import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A package whose code, or a part of it, is in the extension. */
interface ShippedPart {
	name: string;
	version: string;
	licence: string;
}

interface Locked {
	version: string;
	license?: string;
	dev?: boolean;
	optional?: boolean;
	devOptional?: boolean;
}

const HEAD = `Expressly holds parts of the following packages, each under its own licence. The licence texts
follow once each; packages whose archive holds none are under the text of the same name.

The networks in models/ are this project's own; their cards name the data they were trained on.
The demo call's faces are averages of at least 60 faces of FER2013 each; none is a person's.
`;

/** Types vanish when TypeScript is translated. */
const TYPES_ONLY = /^(@types\/|@webgpu\/types$|typescript$)/;

/** Every package that the extension's dependencies bring along, by name. */
export function shippedParts(): ShippedPart[] {
	const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
		packages: Record<string, Locked>;
	};
	return Object.entries(packages)
		.map(([place, locked]) => ({ ...locked, name: place.split("node_modules/").at(-1) ?? "" }))
		.filter(({ name, dev, optional, devOptional }) => {
			const isForBuilding = dev === true || optional === true || devOptional === true;
			return name !== "" && !isForBuilding && !TYPES_ONLY.test(name);
		})
		.map(({ name, version, license }) => ({ name, version, licence: license ?? "unknown" }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What NOTICE must say: all shipped parts with their licences, and each licence's text once. */
export function noticeText(): string {
	const parts = shippedParts();
	const list = parts.map(({ name, version, licence }) => `- ${name} ${version}: ${licence}`);
	const texts = new Map<string, string[]>();
	for (const part of parts) {
		const text = licenceText(part.name);
		if (text !== null) texts.set(text, [...(texts.get(text) ?? []), part.name]);
	}
	const sections = [...texts].map(
		([text, names]) => `${"-".repeat(80)}\n${names.join(", ")}\n${"-".repeat(80)}\n\n${text}`,
	);
	return [HEAD, `${list.join("\n")}\n`, ...sections].join("\n");
}

function licenceText(name: string): string | null {
	const folder = path.join("node_modules", name);
	if (!existsSync(folder)) return null;
	const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
	if (file === undefined) return null;
	return `${readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n").trim()}\n`;
}
