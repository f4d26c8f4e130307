import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };

const read = (file: string) => readFileSync(`scripts/${file}`, "utf8");
const npmCommands = new Map(
	Object.entries(packageJson.scripts).flatMap(([name, line]) => {
		const file = /tsx scripts\/(\S+)/.exec(line)?.[1];
		return file === undefined ? [] : [[file, name] as const];
	}),
);
const files = readdirSync("scripts").filter(
	(file) => file.endsWith(".ts") && /\bCommand\(/.test(read(file)),
);

test("every command of the package takes options, --help at least", () => {
	expect(files).toEqual(expect.arrayContaining([...npmCommands.keys()]));
});

test.each(files)("%s --help shows what people type, and what it does", (file) => {
	const [, name = "", next = ""] = /new Command\("([^"]+)"\)\s*\.(\w+)/.exec(read(file)) ?? [];
	const command = npmCommands.get(file);
	const shown = name.replace(" --silent", "");
	if (command === undefined) expect(shown).toBe(`npx tsx scripts/${file}`);
	else expect([`npm run ${command} --`, `npm ${command} --`]).toContain(shown);
	expect(next).toBe("description");
});
