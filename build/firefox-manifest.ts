import manifest from "../manifest.json" with { type: "json" };

/** Where the bundler puts Firefox's background page. */
export const EVENT_PAGE = "build/event-page.html";

/**
 * The manifest for Firefox: the same but for what is Chromium's alone. A page takes the place of the service
 * worker and of the hidden document, so both run in it.
 */
export function firefoxManifest(): Record<string, unknown> {
	const {
		minimum_chrome_version: _version,
		message_serialization: _serialization,
		cross_origin_embedder_policy: _embedder,
		cross_origin_opener_policy: _opener,
		storage: _schema,
		optional_permissions: _optional,
		permissions,
		...common
	} = manifest;
	return {
		...common,
		permissions: permissions.filter((name) => name !== "offscreen"),
		background: { page: EVENT_PAGE },
		browser_specific_settings: {
			gecko: {
				id: "expressly@expressly.example",
				strict_min_version: "142.0",
				data_collection_permissions: { required: ["none"] },
			},
		},
	};
}
