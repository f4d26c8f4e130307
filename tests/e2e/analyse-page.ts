import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import axe from "axe-core";
import type { Page } from "puppeteer";
import type { ExtensionBrowser } from "../../scripts/launch-extension.ts";

/** Opens the extension's Analyse page in a mode. */
export async function openAnalyse(extension: ExtensionBrowser, mode: string): Promise<Page> {
	const page = await extension.browser.newPage();
	await page.goto(`${extension.url("src/analyse/index.html")}#${mode}`);
	await page.waitForSelector(`#panel-${mode} .card`);
	return page;
}

/** Puts files into one of the page's file inputs, as a person's choice. */
export async function pick(page: Page, selector: string, ...files: string[]): Promise<void> {
	const input = await page.waitForSelector(`input${selector}`);
	await (input as Awaited<ReturnType<typeof page.waitForSelector<"input">>>)?.uploadFile(...files);
}

/** Waits until everything the page was given is finished, well or not. */
export async function untilFinished(page: Page): Promise<void> {
	await page.waitForFunction(
		() => {
			const progress = globalThis.expresslyAnalysis?.progress();
			return progress && progress.total > 0 && progress.finished === progress.total;
		},
		{ timeout: 90_000, polling: 200 },
	);
}

/** The texts of all elements that a selector finds. */
export const textOf = (page: Page, selector: string) =>
	page.$$eval(selector, (all) => all.map((one) => one.textContent?.trim() ?? ""));

/** Presses the button with this text. */
export async function press(page: Page, text: string): Promise<void> {
	await page.locator(`::-p-xpath(//button[normalize-space()="${text}"])`).click();
}

/** Exports in a format by the menu. @returns The downloaded file's text. */
export async function exportAs(page: Page, format: string, folder: string): Promise<string> {
	const session = await page.createCDPSession();
	await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
	await press(page, "Export");
	await page.locator(`::-p-xpath(//*[@role="menuitem"][b="${format}"])`).click();
	for (let tries = 0; tries < 100; tries++) {
		const [done] = (await readdir(folder)).filter((name) => !name.endsWith(".crdownload"));
		if (done) return readFileSync(path.join(folder, done), "utf8");
		await pause(100);
	}
	throw new Error("Nothing was downloaded within 10 seconds");
}

/** Whether the browser asks before the page closes. The page then stays. */
export async function asksBeforeClosing(page: Page): Promise<boolean> {
	let asked = false;
	page.once("dialog", (dialog) => {
		asked = dialog.type() === "beforeunload";
		void dialog.dismiss();
	});
	await page.close({ runBeforeUnload: true });
	for (let tries = 0; tries < 20 && !asked && !page.isClosed(); tries++) await pause(100);
	return asked;
}

/** What axe objects to on the page as it is. */
export async function axeViolations(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	return page.evaluate(async () => {
		const found = await (globalThis as unknown as { axe: typeof axe }).axe.run();
		return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
	});
}
