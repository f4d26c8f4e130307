/**
 * Reads a file of the extension's own package.
 *
 * @throws Error in one sentence that names the file.
 */
export async function readAsset(url: string): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await (await fetchAsset(url)).arrayBuffer());
}

/** Reads a text file of the extension's own package. */
export async function readAssetText(url: string): Promise<string> {
	return (await fetchAsset(url)).text();
}

async function fetchAsset(url: string): Promise<Response> {
	const response = await fetch(url).catch(() => null);
	if (!response?.ok)
		throw new Error(`The file ${url} is missing: the extension has to be installed again.`);
	return response;
}
