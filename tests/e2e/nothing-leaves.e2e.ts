import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRead, openCall } from "./demo-call.ts";

interface NetLog {
	constants: { logEventTypes: Record<string, number> };
	events: { type: number; params?: { url?: string; initiator?: string } }[];
}

const WATCH_MS = 8000;

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-net-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every request that any process of the browser began, and who made it. */
async function requestsOf(file: string): Promise<{ url: string; initiator: string }[]> {
	const { constants, events } = JSON.parse(await readFile(file, "utf8")) as NetLog;
	const began = constants.logEventTypes.URL_REQUEST_START_JOB;
	return events
		.filter(({ type, params }) => type === began && params?.url !== undefined)
		.map(({ params }) => ({ url: params?.url ?? "", initiator: params?.initiator ?? "" }));
}

test("while a call is read, and every page of the extension is open, no request leaves it", async () => {
	const log = path.join(folder, "net.json");
	const call = await openCall({
		query: "?people=2&script=happy:2,neutral:2",
		args: [`--log-net-log=${log}`],
	});
	const { extension, page, origin } = call;
	await extension.switchOn(page);
	await allRead(extension, 2);
	for (const room of ["popup", "options", "diagnostics"]) {
		const own = await extension.browser.newPage();
		await own.goto(extension.url(`src/${room}/index.html`));
		await own.close();
	}
	await page.bringToFront();
	await pause(WATCH_MS);
	await call.close();

	const requests = await requestsOf(log);
	expect(requests.filter(({ url }) => url.startsWith(origin)).length).toBeGreaterThan(0);
	// The browser's own errands have no page as their initiator.
	const byPages = requests.filter(({ initiator }) => /^(https?|chrome-extension):/.test(initiator));
	expect(byPages.filter(({ initiator }) => initiator.startsWith("chrome-extension:"))).toEqual([]);
	expect(byPages.filter(({ url }) => !url.startsWith(origin))).toEqual([]);
});
