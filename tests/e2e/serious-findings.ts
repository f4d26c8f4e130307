import axe, { type AxeResults } from "axe-core";
import type { Page } from "puppeteer";

/** What axe finds that keeps someone from using the page: rule, and the elements concerned. */
export async function seriousFindings(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
	return violations
		.filter(({ impact }) => impact === "serious" || impact === "critical")
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
