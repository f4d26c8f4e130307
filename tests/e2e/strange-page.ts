import type { Page } from "puppeteer";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import type { PageDiagnostics } from "../../src/shared/diagnostics.ts";

const PAGES = "tests/fixtures/pages";

/** A browser with the extension, and one of the stored pages open in it. */
export interface StrangePage {
	extension: ExtensionBrowser;
	page: Page;
	/** What Diagnostics says of the page. */
	told(): Promise<PageDiagnostics | undefined>;
	/** Each tile as "Ana: read" or "Ana: hidden", in the order of names. */
	tiles(): Promise<string[]>;
	close(): Promise<void>;
}

/**
 * Opens a stored page, with the overlay still off.
 *
 * @param file The page; its query may hold `FOREIGN`, which becomes the address of a picture of another origin.
 */
export async function openStrangePage(file: string): Promise<StrangePage> {
	const server = await serveFolders({ "/": PAGES });
	const elsewhere: FolderServer = await serveFolders({ "/": "icons" });
	const extension = await launchExtension();
	const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
	await page.goto(`${server.origin}/${file.replace("FOREIGN", `${elsewhere.origin}/16.png`)}`);
	const told = async () => (await extension.diagnostics())?.pages[0];
	return {
		extension,
		page,
		told,
		tiles: async () =>
			((await told())?.tiles ?? [])
				.map(({ name, skipped }) => `${name}: ${skipped ?? "read"}`)
				.sort(),
		close: async () => {
			await extension.close();
			await server.close();
			await elsewhere.close();
		},
	};
}
