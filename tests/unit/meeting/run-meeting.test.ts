// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runMeeting } from "../../../src/meeting/run-meeting.ts";
import type { Reply, Request } from "../../../src/shared/messages.ts";
import { showPage, stubBrowser } from "../../fixtures/meeting-page.ts";

/** What a page tells of its tiles over one port. */
interface ToldOver {
	names: (string | null)[];
	isOpen: boolean;
}

/** The extension as the page's script sees it: its storage, and a background that answers when it is told to. */
const fake = vi.hoisted(() => ({
	settings: {} as Record<string, unknown>,
	policy: {} as Record<string, unknown>,
	ports: [] as ToldOver[],
	listeners: [] as ((changes: object, area: string) => void)[],
	asked: new Map<string, (reply: { value: Record<string, string> }) => void>(),
}));

vi.mock("webextension-polyfill", () => {
	const none = { get: async () => ({}), set: async () => {} };
	const sync = { get: async () => ({ settings: fake.settings }) };
	const managed = { get: async () => fake.policy };
	const onChanged = {
		addListener: (listener: (typeof fake.listeners)[number]) => fake.listeners.push(listener),
		removeListener: () => {},
	};
	const sendMessage = ({ method, args: [language] }: Request): Promise<Reply> =>
		method === "words"
			? new Promise((resolve) => fake.asked.set(String(language), resolve))
			: Promise.resolve({ value: undefined });
	const connect = () => {
		const port: ToldOver = { names: [], isOpen: true };
		fake.ports.push(port);
		return {
			postMessage: ({ tiles = [] }: { tiles?: { name: string | null }[] }) =>
				port.names.push(...tiles.map(({ name }) => name)),
			disconnect: () => {
				port.isOpen = false;
			},
			onMessage: { addListener: () => {} },
			onDisconnect: { addListener: () => {} },
		};
	};
	return {
		default: {
			storage: { sync, local: none, managed, onChanged },
			i18n: { getUILanguage: () => "en" },
			runtime: { sendMessage, connect },
		},
	};
});

const roots: ShadowRoot[] = [];

beforeEach(() => {
	vi.stubGlobal("chrome", { runtime: { id: "expressly" } });
	stubBrowser();
	const attach = Element.prototype.attachShadow;
	vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, init) {
		const root = attach.call(this, init);
		roots.push(root);
		return root;
	});
	Object.assign(HTMLElement.prototype, { showPopover: () => {}, hidePopover: () => {} });
});
afterEach(() => {
	Object.assign(fake, { policy: {}, ports: [], listeners: [] });
	fake.asked.clear();
	roots.length = 0;
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

async function choose(language: string): Promise<void> {
	fake.settings = { language, who: "everyone" };
	for (const listener of fake.listeners) listener({ settings: {} }, "sync");
	await vi.waitFor(() => expect(fake.asked.has(language)).toBe(true));
}

test("words that were asked for first and come last do not take the place of those chosen since", async () => {
	const page = showPage(`<video x-track="remote:ana" x-rect="0 0 400 300"></video>`);
	const ended = new AbortController();
	runMeeting({ page, signal: ended.signal, onEnd: () => {} });
	await choose("fr");
	await choose("de");
	const languages = () => roots.map((root) => root.querySelector<HTMLElement>(".stage")?.lang);
	fake.asked.get("de")?.({ value: { label_happy: "Fröhlich" } });
	await vi.waitFor(() => expect(languages()).toEqual(["de"]));
	fake.asked.get("fr")?.({ value: { label_happy: "Joyeux" } });
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(languages()).toEqual(["de"]);
	ended.abort();
});

test("names told before a policy forbids them are forgotten with the port they came over", async () => {
	const page = showPage(
		`<div data-participant-id="7"><video x-track="remote:ana" x-rect="0 0 400 300"></video><span class="notranslate">Ana</span></div>`,
	);
	const ended = new AbortController();
	runMeeting({ page, signal: ended.signal, onEnd: () => {} });
	await vi.waitFor(() => expect(fake.ports[0]?.names).toContain("Ana"));
	fake.policy = { noNames: true };
	for (const listener of fake.listeners) listener({}, "managed");
	await vi.waitFor(() => expect(fake.ports[1]?.names.length).toBeGreaterThan(0));
	expect(fake.ports.map(({ isOpen }) => isOpen)).toEqual([false, true]);
	expect(new Set(fake.ports[1]?.names)).toEqual(new Set([null]));
	ended.abort();
});
