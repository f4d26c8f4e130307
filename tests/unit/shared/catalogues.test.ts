import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { PAGE_WARNINGS } from "../../../src/shared/diagnostics.ts";
import { LOCALE_NAMES } from "../../../src/shared/locales.ts";
import { SKIP_REASONS } from "../../../src/shared/tiles.ts";
import { skipKey, warningKey } from "../../../src/shared/word-keys.ts";
import type { Catalogue } from "../../../src/shared/words.ts";

const catalogues = Object.fromEntries(
	LOCALE_NAMES.map((locale) => [
		locale,
		JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, "utf8")) as Catalogue,
	]),
);
const english = catalogues.en ?? {};
const keys = Object.keys(english);

/** All the source there is, and the manifest: where messages are asked for. */
const source = readdirSync("src", { recursive: true, encoding: "utf8" })
	.filter((name) => /\.tsx?$/.test(name))
	.map((name) => readFileSync(path.join("src", name), "utf8"))
	.concat(readFileSync("manifest.json", "utf8").replaceAll(/__MSG_(\w+)__/g, '"$1"'))
	.join("\n");
const quoted = new Set(
	[...source.matchAll(/["`]([a-z][a-z0-9]*(?:_[a-z0-9]+)*)["`]/g)].map(([, key]) => key),
);
/** Keys made of a fixed start and a part known at run time, such as `label_${label}`. */
const patterns = [...source.matchAll(/`((?:[a-z0-9]+_)+\$\{[^`]*)`/g)].map(
	([, template = ""]) => new RegExp(`^${template.replaceAll(/\$\{[^}]*\}/g, "[a-z0-9_]+")}$`),
);
/** Message keys given literally where a key is expected. */
const asked = [
	...source.matchAll(/\b(?:say|has|getMessage)\(\s*(?:\w+ \? )?"([a-z0-9_]+)"/g),
	...source.matchAll(/\b(?:messageKey|hintKey|titleKey)(?:: |=)"([a-z0-9_]+)"/g),
	...source.matchAll(/"((?:error|hint|badge|overlay|status|problem|notice|action)_[a-z0-9_]+)"/g),
].map(([, key = ""]) => key);
const counted = [...source.matchAll(/\bcount\(\s*"([a-z0-9_]+)"/g)].map(([, key = ""]) => key);

test("every message the source asks for exists", () => {
	const missing = asked.filter((key) => !Object.hasOwn(english, key));
	expect([...new Set(missing)]).toEqual([]);
});

test("in German an ellipsis for words left out stands apart, and keeps to its line", () => {
	const texts = Object.values(catalogues.de ?? {}).map(({ message }) => message);
	expect(texts.filter((text) => text.includes("…")).length).toBeGreaterThan(5);
	expect(texts.filter((text) => /[^\u00a0]…/.test(text))).toEqual([]);
});

test("in French a sign that stands apart from its word keeps to its line", () => {
	const texts = Object.values(catalogues.fr ?? {}).map(({ message }) => message);
	expect(texts.filter((text) => /\u00a0[;:!?»%]/.test(text)).length).toBeGreaterThan(60);
	expect(texts.filter((text) => /[^\u00a0](?:[;!?»%]|:(?!\/))|«[^\u00a0]/.test(text))).toEqual([]);
});

test.each(["ja", "zh_CN"])("brackets are as wide as the letters of %s", (locale) => {
	const texts = Object.values(catalogues[locale] ?? {}).map(({ message }) => message);
	expect(texts.filter((text) => /[()]/.test(text))).toEqual([]);
});

test("Chinese has one word for a face, and calls what it looks like as the labels do", () => {
	const other = /面孔|面部(?!表情)|高兴|悲伤|恐惧/;
	const chinese = Object.entries(catalogues.zh_CN ?? {});
	expect(chinese.filter(([, { message }]) => other.test(message))).toEqual([]);
});

test("everything counted has at least the form for many", () => {
	expect(counted.filter((key) => !Object.hasOwn(english, `${key}_other`))).toEqual([]);
});

test("every message is used", () => {
	const isUsed = (key: string) =>
		quoted.has(key) ||
		source.includes(`.${key}`) ||
		quoted.has(key.replace(/_(one|other)$/, "")) ||
		patterns.some((pattern) => pattern.test(key));
	expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

test("every reason for not reading a tile has its words", () => {
	const wanted = SKIP_REASONS.map(skipKey);
	expect(wanted.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
});

test("every warning about a page has its words", () => {
	const wanted = PAGE_WARNINGS.map(warningKey);
	expect(wanted.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
});

test("every reason for a pace has its words", () => {
	const [, declaration = ""] =
		/interface PaceState[\s\S]*?reason:([^;]*);/.exec(
			readFileSync("src/engine/governor.ts", "utf8"),
		) ?? [];
	const wanted = [...declaration.matchAll(/"([a-z ]+)"/g)].map(
		([, reason = ""]) => `pace_${reason.replaceAll(" ", "_")}`,
	);
	expect(wanted.length).toBeGreaterThan(5);
	expect(wanted.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
});

test("a face looks happy; the product never says that somebody is", () => {
	const feelings = /\b(is|are|am|feels?|feeling) (happy|sad|angry|afraid|disgusted|surprised)\b/i;
	expect(keys.filter((key) => feelings.test(english[key]?.message ?? ""))).toEqual([]);
});

test("Spanish calls the user tú, and a face rostro, throughout", () => {
	const other =
		/(?<!\p{L})(usted|desea|su (?:elección|organización)|abra|ábrala|libere|ponga|pulse|vuelva|caras?)(?!\p{L})/iu;
	const spanish = Object.entries(catalogues.es ?? {});
	expect(spanish.filter(([, { message }]) => other.test(message))).toEqual([]);
});

test("keys are lower snake case", () => {
	expect(keys.filter((key) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key))).toEqual([]);
});

describe.each(LOCALE_NAMES)("%s", (locale) => {
	const catalogue = catalogues[locale] ?? {};

	test("has the same messages as English, no more and no fewer", () => {
		expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
	});

	test("has no empty message, and none with spaces at its ends", () => {
		const bad = Object.entries(catalogue).filter(
			([, { message }]) => message === "" || message !== message.trim(),
		);
		expect(bad).toEqual([]);
	});

	test("has in each message the placeholders that English has, each of them declared", () => {
		const used = (message: string | undefined) =>
			[...new Set((message ?? "").match(/\$\w+\$/g))].sort();
		for (const key of keys) {
			const entry = catalogue[key];
			expect(used(entry?.message), key).toEqual(used(english[key]?.message));
			const declared = Object.keys(entry?.placeholders ?? {}).map((name) => `$${name}$`);
			expect(declared.sort(), key).toEqual(used(entry?.message));
		}
	});

	test("describes the extension within the 132 characters that stores allow", () => {
		expect(catalogue.extension_description?.message.length).toBeLessThanOrEqual(132);
	});
});
