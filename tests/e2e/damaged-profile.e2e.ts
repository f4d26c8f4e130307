import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "puppeteer";
import { afterAll, expect, test } from "vitest";
import { fillHistory } from "../../scripts/fill-history.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { madeUpSession } from "../../scripts/made-up-session.ts";

const profile = mkdtempSync(path.join(tmpdir(), "expressly-damaged-"));
afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

async function openHistory({ browser, url }: ExtensionBrowser): Promise<Page> {
	const page = await browser.newPage();
	await page.goto(url("src/history/index.html"));
	await page.waitForSelector(".empty, .session-card");
	return page;
}

/** Writes noise into the middle of every file in which the browser keeps databases. */
function damageDatabases(): void {
	const folder = path.join(profile, "Default", "IndexedDB");
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
	for (const file of files.filter((name) => /\.(?:log|ldb)$/.test(name))) {
		const bytes = readFileSync(path.join(folder, file));
		const third = Math.floor(bytes.length / 3);
		bytes.fill("noise", third, 2 * third);
		writeFileSync(path.join(folder, file), bytes);
	}
}

test("a history whose files were damaged is said to have been emptied, until that is put away", async () => {
	const before = await launchExtension({ profile });
	const filled = await openHistory(before);
	await fillHistory(
		filled,
		madeUpSession({ id: "one", people: 4, seconds: 1800, startedAtMs: Date.now() - 4e6 }),
	);
	await before.close();
	damageDatabases();
	const after = await launchExtension({ profile, consent: null });
	try {
		const page = await openHistory(after);
		const said = await page.waitForSelector(".notice.caution");
		expect(await said?.evaluate((notice) => notice.textContent)).toMatch(/damaged .* emptied it/);
		await page.locator(".notice.caution button").click();
		await page.waitForSelector(".notice.caution", { hidden: true });
		await page.reload();
		await page.waitForSelector(".empty");
		expect(await page.$(".notice")).toBeNull();
	} finally {
		await after.close();
	}
});
