import { afterAll, beforeAll, expect, test } from "vitest";
import { allRead, type OpenCall, openCall } from "./demo-call.ts";

/** MediaPipe and its parts tell of their start on the error channel. */
const NO_ERROR = /^(INFO: |[IW]\d{4} |Graph successfully started)/;

interface ExtensionReport {
	manifestErrors: { message: string }[];
	runtimeErrors: { message: string }[];
	installWarnings: string[];
	runtimeWarnings: string[];
}

let call: OpenCall;

beforeAll(async () => {
	call = await openCall({ query: "?people=2&script=happy:60" });
});

afterAll(() => call?.close());

/** What chrome://extensions shows of the extension. */
async function reportOf({ extension }: OpenCall): Promise<ExtensionReport> {
	const page = await extension.browser.newPage();
	await page.goto("chrome://extensions");
	const report = await page.evaluate(async (id) => {
		const { developerPrivate } = chrome as unknown as {
			developerPrivate: { getExtensionInfo(id: string): Promise<ExtensionReport> };
		};
		const info = await developerPrivate.getExtensionInfo(id);
		return {
			manifestErrors: info.manifestErrors,
			runtimeErrors: info.runtimeErrors,
			installWarnings: info.installWarnings ?? [],
			runtimeWarnings: info.runtimeWarnings,
		};
	}, extension.extensionId);
	await page.close();
	return report;
}

test("the browser finds no error and no warning in the extension, at rest and at work", async () => {
	const thrown: string[] = [];
	call.extension.browser.on("targetcreated", async (target) => {
		if (!target.url().startsWith("chrome-extension:") || target.type() === "service_worker") return;
		const page = await target.asPage().catch(() => null);
		page?.on("pageerror", (error) => thrown.push(String(error)));
		page?.on("console", (message) => {
			if (["error", "warn"].includes(message.type()) && !NO_ERROR.test(message.text()))
				thrown.push(message.text());
		});
	});
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 2);
	const { runtimeErrors, ...report } = await reportOf(call);
	expect(report).toEqual({ manifestErrors: [], installWarnings: [], runtimeWarnings: [] });
	expect(runtimeErrors.filter(({ message }) => !NO_ERROR.test(message))).toEqual([]);
	expect(thrown).toEqual([]);
	expect((await call.extension.diagnostics())?.errors).toEqual([]);
});
