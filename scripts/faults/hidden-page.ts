import type { Page } from "puppeteer";
import type { FaultyCall } from "./fault.ts";

/** The extension's hidden page. @throws Error where it is not open: nothing can go wrong in it then. */
export async function hiddenPage({ extension }: FaultyCall): Promise<Page> {
	const page = await extension.offscreen();
	if (page === undefined) throw new Error("The hidden page is not open.");
	return page;
}
