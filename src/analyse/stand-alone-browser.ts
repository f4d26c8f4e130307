/**
 * @file What the pages use of the extension's `browser`, for the page that any web server can host:
 * the build puts this in the polyfill's place. Choices are kept in the page's own storage.
 */

type Listener = (changes: Record<string, { newValue?: unknown }>) => void;

const listeners = new Set<Listener>();

const area = {
	onChanged: {
		addListener: (listener: Listener) => listeners.add(listener),
	},
	async get(key: string): Promise<Record<string, unknown>> {
		const stored = localStorage.getItem(key);
		return stored === null ? {} : { [key]: JSON.parse(stored) as unknown };
	},
	async set(items: Record<string, unknown>): Promise<void> {
		for (const [key, newValue] of Object.entries(items)) {
			localStorage.setItem(key, JSON.stringify(newValue));
			for (const listen of listeners) listen({ [key]: { newValue } });
		}
	},
};

const browser = {
	storage: { sync: area, local: area },
	i18n: { getUILanguage: () => navigator.language },
	runtime: { getURL: (path: string) => new URL(path, document.baseURI).href },
};

// biome-ignore lint/style/noDefaultExport: it stands in for a module that has one
export default browser;
