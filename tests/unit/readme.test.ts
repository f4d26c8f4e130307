import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Measured {
	n: number;
	accuracy: number;
	ece: number;
	recall: Record<string, number>;
}

interface Card {
	weights: { bytes: number };
	metrics: { privateTest: Measured & { plus: Measured } };
}

const readme = readFileSync("README.md", "utf8");
const rows = [...readme.matchAll(/^\| (\w+) \| ([\d.]+ MB) \| (.+) \| (.+) \| (.+) \|$/gm)];
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const count = (n: number) => n.toLocaleString("en");

const cardOf = (name: string) =>
	JSON.parse(readFileSync(`models/${name}/card.json`, "utf8")) as Card;

test("README's figures of a network are those of its card", () => {
	expect(rows.length).toBeGreaterThan(0);
	for (const [, name = "", ...figures] of rows) {
		const { weights, metrics } = cardOf(name);
		const { plus, ...fer } = metrics.privateTest;
		expect(figures).toEqual([
			`${(weights.bytes / 1e6).toFixed(2)} MB`,
			`${percent(fer.accuracy)} of ${count(fer.n)}`,
			`${percent(plus.accuracy)} of ${count(plus.n)}`,
			percent(plus.ece),
		]);
	}
});

test("README's best and worst labels are those of swift's card", () => {
	const { recall } = cardOf("swift").metrics.privateTest.plus;
	const whole = (label: string) => Math.round(100 * (recall[label] ?? Number.NaN));
	expect(readme).toContain(
		`(FER+ recall ${whole("happy")}, ${whole("surprise")} and ${whole("neutral")} %)`,
	);
	expect(readme).toContain(`(${whole("fear")} and ${whole("disgust")} %)`);
});

test("every file README points to is there", () => {
	const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, file = ""]) => file);
	expect(targets.length).toBeGreaterThan(0);
	expect(targets.filter((file) => !existsSync(file))).toEqual([]);
});
