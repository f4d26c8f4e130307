import { beforeEach, expect, test, vi } from "vitest";

/** The corner of the browser that the background touches, in memory. */
const fake = vi.hoisted(() => ({
	stored: {} as Record<string, unknown>,
	/** What is stored until the browser ends. */
	session: {} as Record<string, unknown>,
	/** That refuses, whatever is asked of it. */
	sessionRefuses: false,
	/** What local storage refuses: all, as where its files are damaged, or changes, as on a full disk. */
	refuses: null as "all" | "changes" | null,
	urls: {} as Record<number, string | undefined>,
	/** Of each tab, where it is not complete. */
	statuses: {} as Record<number, string>,
	/** How the browser refuses a script. */
	refusal: "Cannot access contents of the page.",
	/** Tabs of private windows. */
	incognito: [] as number[],
	injected: [] as number[],
	/** Match patterns of what may be read. */
	allowed: [] as string[],
	/** What each frame of a page says of the frames in it. */
	framed: [] as string[][],
	refuse: false,
	/** The page goes away while the script is put into it. */
	leaves: false,
	badges: {} as Record<number, string>,
	offscreen: false,
	answersOffscreen: true,
	opened: [] as string[],
	told: [] as string[],
	/** Whether a script of ours answers in a tab, or is too busy to. */
	answersInTab: false as boolean | "never",
	chosen: [] as unknown[],
	managed: {},
	onChanged: [] as ((changes: object, area: string) => Promise<void>)[],
}));

vi.mock("webextension-polyfill", () => ({
	default: {
		storage: {
			onChanged: {
				addListener: (listener: (typeof fake.onChanged)[number]) => fake.onChanged.push(listener),
			},
			managed: { get: async () => fake.managed },
			local: {
				get: async (key: string | null) => {
					if (fake.refuses === "all") throw new Error("IO error");
					return key === null ? { ...fake.stored } : { [key]: fake.stored[key] };
				},
				set: async (items: Record<string, unknown>) => {
					if (fake.refuses !== null) throw new Error("IO error");
					Object.assign(fake.stored, items);
				},
				remove: async (keys: string | string[]) => {
					if (fake.refuses !== null) throw new Error("IO error");
					for (const key of [keys].flat()) delete fake.stored[key];
				},
			},
			session: {
				get: async (key: string) => {
					if (fake.sessionRefuses) throw new Error("IO error");
					return { [key]: fake.session[key] };
				},
				set: async (items: Record<string, unknown>) => {
					if (fake.sessionRefuses) throw new Error("IO error");
					Object.assign(fake.session, items);
				},
				remove: async (key: string) => {
					if (fake.sessionRefuses) throw new Error("IO error");
					delete fake.session[key];
				},
			},
		},
		tabs: {
			get: async (tabId: number) => ({
				url: fake.urls[tabId],
				status: fake.statuses[tabId] ?? "complete",
				incognito: fake.incognito.includes(tabId),
			}),
			sendMessage: async (tabId: number, { method }: { method: string }) => {
				fake.told.push(`${tabId} ${method}`);
				if (fake.answersInTab === "never") return new Promise(() => undefined);
				if (fake.answersInTab) return { value: undefined };
				throw new Error("Receiving end does not exist.");
			},
			query: async ({ url }: { url?: string }) =>
				url === undefined ? [{ id: 1 }, { id: 2 }, { id: 7 }] : [],
			create: async ({ url }: { url: string }) => void fake.opened.push(url),
		},
		permissions: {
			contains: async ({ origins }: { origins: string[] }) =>
				origins.every((origin) => fake.allowed.includes(origin)),
		},
		scripting: {
			executeScript: async ({ target, func }: { target: { tabId: number }; func?: unknown }) => {
				if (fake.refuse) throw new Error(fake.refusal);
				if (fake.leaves) throw new Error("Frame with ID 0 was removed.");
				if (func !== undefined) return fake.framed.map((result) => ({ result }));
				fake.injected.push(target.tabId);
				return [];
			},
		},
		action: {
			setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => {
				fake.badges[tabId] = text;
			},
			setBadgeBackgroundColor: async () => undefined,
			setTitle: async () => undefined,
		},
		i18n: { getMessage: () => "" },
		runtime: {
			getURL: (file: string) => `chrome-extension://own/${file}`,
			sendMessage: async ({
				to,
				method,
				args,
			}: {
				to: string;
				method: string;
				args: unknown[];
			}) => {
				fake.told.push(`${to} ${method}`);
				if (method === "chooseKeeping") fake.chosen.push(args);
				if (!fake.answersOffscreen) throw new Error("Receiving end does not exist.");
				return { value: undefined };
			},
		},
	},
}));

vi.stubGlobal("chrome", {
	runtime: {
		getContexts: async () => (fake.offscreen ? [{}] : []),
		ContextType: { OFFSCREEN_DOCUMENT: "OFFSCREEN_DOCUMENT" },
	},
	offscreen: {
		Reason: { WORKERS: "WORKERS" },
		createDocument: async () => {
			if (fake.offscreen) throw new Error("Only a single offscreen document may be created.");
			fake.offscreen = true;
		},
		closeDocument: async () => {
			fake.offscreen = false;
		},
	},
});

const {
	failTab,
	forgetTab,
	includeFrames,
	leaveCall,
	recoverTab,
	replaceTab,
	resumeAll,
	resumeLoadingTab,
	resumeTab,
	retryRefused,
	showKeeping,
	startPopOut,
	startTab,
	stopForbidden,
	stopTab,
	toggleTab,
} = await import("../../../src/background/tab-overlay.ts");
const { keepCall, readChoice, takeUpCall, watchHistoryPolicy } = await import(
	"../../../src/background/call-keeping.ts"
);
const { embeddedSites } = await import("../../../src/background/embedded-sites.ts");
const { stopEverything } = await import("../../../src/background/stop-everything.ts");
const { lookAtTab } = await import("../../../src/background/look-at-tab.ts");
const { tabStateNow } = await import("../../../src/background/not-running.ts");
const { readTab } = await import("../../../src/background/tab-states.ts");

const CONSENT = { atMs: 1, who: "everyone" };

beforeEach(() => {
	fake.stored = { settings: "untouched", consent: CONSENT };
	fake.session = {};
	fake.sessionRefuses = false;
	fake.refuses = null;
	fake.opened = [];
	fake.told = [];
	fake.answersInTab = false;
	fake.chosen = [];
	fake.onChanged = [];
	fake.managed = {};
	fake.urls = { 1: "https://meet.google.com/abc-defg-hij", 2: "https://8x8.vc/room" };
	fake.statuses = {};
	fake.refusal = "Cannot access contents of the page.";
	fake.incognito = [];
	fake.injected = [];
	fake.allowed = [];
	fake.framed = [];
	fake.refuse = false;
	fake.leaves = false;
	fake.badges = {};
	fake.offscreen = false;
});

test("switching on opens the pipeline, injects the script and shows the badge", async () => {
	expect(await startTab(1)).toEqual({ state: "on" });
	expect(fake).toMatchObject({ offscreen: true, injected: [1], badges: { 1: "●" } });
});

test("a tab goes on and off where nothing can be kept for as long as the browser runs", async () => {
	fake.sessionRefuses = true;
	expect(await startTab(1)).toEqual({ state: "on" });
	expect(await tabStateNow(1)).toEqual({ state: "on" });
	expect(await stopTab(1)).toEqual({ state: "off" });
	expect(await tabStateNow(1)).toEqual({ state: "off" });
});

test.each([true, "never"] as const)(
	"looking at a call changes nothing while its script answers, or is busy: %s",
	async (answersInTab) => {
		await startTab(1);
		fake.answersInTab = answersInTab;
		fake.injected = [];
		expect(await lookAtTab(1)).toEqual({ state: "on" });
		expect(fake).toMatchObject({ injected: [], offscreen: true });
	},
);

test("a call whose script has gone, as after the extension was disabled, goes on when it is looked at", async () => {
	await startTab(1);
	fake.injected = [];
	fake.offscreen = false;
	expect(await lookAtTab(1)).toEqual({ state: "on" });
	expect(fake).toMatchObject({ injected: [1], offscreen: true });
});

test("a call whose script has gone is off if its tab shows another site, or if it was off", async () => {
	await startTab(1);
	fake.injected = [];
	fake.urls[1] = "https://elsewhere.example";
	expect(await lookAtTab(1)).toEqual({ state: "off" });
	expect(await lookAtTab(2)).toEqual({ state: "off" });
	expect(fake).toMatchObject({ injected: [], offscreen: false });
});

test("two tabs switched on together open one pipeline", async () => {
	const states = await Promise.all([startTab(1), startTab(2)]);
	expect(states).toEqual([{ state: "on" }, { state: "on" }]);
});

test("the pipeline ends with the last tab, not before", async () => {
	await startTab(1);
	await startTab(2);
	await stopTab(1);
	expect(fake.offscreen).toBe(true);
	await forgetTab(2);
	expect(fake.offscreen).toBe(false);
	expect(fake.stored).toEqual({ settings: "untouched", consent: CONSENT });
});

test("a window the call opened is switched off with the call, and comes back after a reload of its own", async () => {
	await startTab(1);
	await startPopOut(2, 1);
	await resumeTab(2);
	expect((await readTab(2)).openedBy).toBe(1);
	await stopTab(1);
	expect((await readTab(2)).state).toEqual({ state: "off" });
	expect(fake.offscreen).toBe(false);
});

test("a tab that the browser puts to rest under another id is on again when it is woken", async () => {
	await startTab(1);
	await keepCall(1, false);
	fake.urls[2] = fake.urls[1];
	await replaceTab(2, 1);
	expect((await readTab(1)).state).toEqual({ state: "off" });
	expect((await readChoice(2)).keep).toBe(false);
	expect((await readChoice(1)).keep).toBeNull();
	fake.injected = [];
	await resumeTab(2);
	expect(fake.injected).toEqual([2]);
	await replaceTab(9, 8);
	expect((await readTab(9)).state).toEqual({ state: "off" });
	await stopTab(2);
	expect(fake.offscreen).toBe(false);
});

test("a second press of the key switches off", async () => {
	expect(await toggleTab(1)).toEqual({ state: "on" });
	expect(await toggleTab(1)).toEqual({ state: "off" });
	expect(fake.badges[1]).toBe("");
});

test.each([
	["https://meet.google.com/abc", "error_page_permission"],
	["chrome://extensions/", "error_page_protected"],
	[undefined, "error_page_protected"],
])("a refused page at %s fails with %s and keeps the browser's words", async (url, messageKey) => {
	fake.urls[1] = url;
	fake.refuse = true;
	expect(await startTab(1)).toMatchObject({
		state: "failed",
		messageKey,
		detail: expect.stringMatching(/Cannot access/),
	});
	expect(fake.badges[1]).toBe("!");
});

const NOT_RUNNING = { state: "failed", messageKey: "error_page_not_running" };

test.each([
	["has crashed", { statuses: { 1: "unloaded" } }],
	["could not be loaded", { refusal: "Frame with ID 0 is showing error page" }],
])(
	"a page that %s is not said to lack a permission, and goes on once it is reloaded",
	async (_, how) => {
		Object.assign(fake, { refuse: true, ...how });
		expect(await startTab(1)).toMatchObject(NOT_RUNNING);
		[fake.refuse, fake.statuses] = [false, {}];
		await resumeTab(1);
		expect(await tabStateNow(1)).toEqual({ state: "on" });
		expect(fake.injected).toEqual([1]);
	},
);

test("of a call that is on it is said when its page has crashed, and no longer once it is reloaded", async () => {
	await startTab(1);
	fake.statuses[1] = "unloaded";
	expect(await tabStateNow(1)).toMatchObject(NOT_RUNNING);
	fake.statuses = {};
	expect(await tabStateNow(1)).toEqual({ state: "on" });
	await stopTab(1);
	fake.statuses[1] = "unloaded";
	expect(await tabStateNow(1)).toEqual({ state: "off" });
});

test("the badge does not say of a page that has crashed that it is read, and says so again once it is reloaded", async () => {
	await startTab(1);
	fake.statuses[1] = "unloaded";
	await leaveCall(1);
	expect(fake.badges[1]).toBe("!");
	fake.statuses = {};
	await resumeTab(1);
	expect(fake.badges[1]).toBe("●");
});

test("a reload of the page goes on, a move to another site does not", async () => {
	await startTab(1);
	await resumeTab(1);
	expect(fake.injected).toEqual([1, 1]);
	fake.urls[1] = "https://example.org/";
	await resumeTab(1);
	expect(fake.injected).toEqual([1, 1]);
	expect((await readTab(1)).state).toEqual({ state: "off" });
});

test("a page of the same site is read while it still loads, and what fails then changes nothing", async () => {
	await startTab(1);
	fake.injected = [];
	await resumeLoadingTab(1);
	expect(fake.injected).toEqual([1]);
	fake.urls[1] = "https://elsewhere.example/";
	await resumeLoadingTab(1);
	await resumeLoadingTab(2);
	expect(fake.injected).toEqual([1]);
	fake.urls[1] = "https://meet.google.com/other";
	fake.refuse = true;
	await resumeLoadingTab(1);
	expect((await readTab(1)).state).toEqual({ state: "on" });
});

test("a hidden document that is just closing is looked for again, and another opened", async () => {
	fake.offscreen = true;
	fake.answersOffscreen = false;
	const started = startTab(1);
	await vi.waitFor(() => expect(fake.told.length).toBeGreaterThan(1));
	fake.offscreen = false;
	await vi.waitFor(() => expect(fake.offscreen).toBe(true));
	fake.answersOffscreen = true;
	expect(await started).toEqual({ state: "on" });
});

test("a tab that is off is never touched", async () => {
	await resumeTab(1);
	await includeFrames(1);
	expect(fake.injected).toEqual([]);
});

test("after the extension is reloaded every call that was on goes on", async () => {
	await startTab(1);
	await startTab(2);
	fake.injected = [];
	fake.offscreen = false;
	await resumeAll();
	expect(fake.injected.sort()).toEqual([1, 2]);
	expect(fake.offscreen).toBe(true);
});

test("what went wrong in a page is kept for the popup until it is switched on again", async () => {
	await startTab(1);
	await failTab(1, "error_pipeline_start", "no wasm");
	expect((await readTab(1)).state).toMatchObject({ state: "failed", detail: "no wasm" });
	expect(await startTab(1)).toEqual({ state: "on" });
});

test("a page refused for want of permission is tried again once it is given, others are not", async () => {
	fake.urls[2] = "chrome://settings/";
	fake.refuse = true;
	await startTab(1);
	await startTab(2);
	fake.refuse = false;
	await retryRefused();
	expect(fake.injected).toEqual([1]);
	expect((await readTab(1)).state).toEqual({ state: "on" });
});

test("where the user takes back that a site may be read, its calls are switched off, and no others", async () => {
	await startTab(1);
	await startTab(2);
	await stopForbidden(["https://*.google.com/*"]);
	expect((await readTab(1)).state).toEqual({ state: "off" });
	expect(fake.told).toContain("1 stop");
	expect((await readTab(2)).state).toEqual({ state: "on" });
});

test("where a page goes on, a frame in it whose site may be read no longer does not", async () => {
	await startTab(1);
	await stopForbidden(["https://jitsi.example/*"]);
	expect(fake.told).toContain("1 stop");
	expect(fake.injected).toEqual([1, 1]);
	expect((await readTab(1)).state).toEqual({ state: "on" });
});

test("what is taken back is no site's permission: nothing is touched", async () => {
	await startTab(1);
	await stopForbidden([]);
	expect(fake.told).not.toContain("1 stop");
	expect(fake.injected).toEqual([1]);
});

test("a site that another pattern still allows stays on", async () => {
	fake.allowed = ["https://meet.google.com/*"];
	await startTab(1);
	await stopForbidden(["https://*/*"]);
	expect((await readTab(1)).state).toEqual({ state: "on" });
});

test("a page that is on is read in its frames of another site once that is allowed", async () => {
	await startTab(1);
	await retryRefused();
	expect(fake.injected).toEqual([1, 1]);
});

test("the sites of frames that may show a call are told while they may not be read, and the tab is on", async () => {
	fake.framed = [["https://jitsi.example", "https://8x8.vc"], ["https://jitsi.example"]];
	fake.allowed = ["https://8x8.vc/*"];
	expect(await embeddedSites(1)).toEqual([]);
	await startTab(1);
	expect(await embeddedSites(1)).toEqual(["https://jitsi.example"]);
});

test("a trouble that passes by itself leaves the tab on, and one that is off stays off", async () => {
	await startTab(1);
	await failTab(1, "error_pipeline_start", "no wasm");
	await recoverTab(1);
	await recoverTab(2);
	expect((await readTab(1)).state).toEqual({ state: "on" });
	expect((await readTab(2)).state).toEqual({ state: "off" });
});

test("a page reloaded while it is being switched on is read where it arrives", async () => {
	fake.answersOffscreen = false;
	const starting = startTab(1);
	await vi.waitFor(() => expect(fake.offscreen).toBe(true));
	const resuming = resumeTab(1);
	fake.answersOffscreen = true;
	await resuming;
	expect(await starting).toEqual({ state: "on" });
	expect(fake.injected).toEqual([1, 1]);
});

test("a tab that is closed or switched off while it is being switched on stays off", async () => {
	for (const end of [forgetTab, stopTab]) {
		fake.answersOffscreen = false;
		const starting = startTab(1);
		await vi.waitFor(() => expect(fake.offscreen).toBe(true));
		const ending = end(1);
		await vi.waitFor(async () => expect((await readTab(1)).state.state).toBe("off"));
		fake.told = [];
		fake.answersOffscreen = true;
		expect(await starting).toEqual({ state: "off" });
		await ending;
		expect(fake.told).toContain("1 stop");
		expect(fake).toMatchObject({ offscreen: false, badges: { 1: "" } });
		expect(fake.stored).toEqual({ settings: "untouched", consent: CONSENT });
	}
});

test("a page that is told to stop is noted as off before: what is put into it meanwhile is stopped too", async () => {
	await startTab(1);
	const stopping = stopTab(1);
	await vi.waitFor(() => expect(fake.told).toContain("1 stop"));
	expect((await readTab(1)).state).toEqual({ state: "off" });
	await stopping;
});

test("a page left while the script is put into it is read where it arrives", async () => {
	fake.leaves = true;
	expect(await startTab(1)).toEqual({ state: "on" });
	fake.leaves = false;
	await resumeTab(1);
	expect(fake.injected).toEqual([1]);
});

test.each([undefined, "yes", { atMs: 1 }])(
	"with %j in the place of a consent nothing starts, and the welcome page opens",
	async (consent) => {
		fake.stored = { consent };
		expect(await startTab(1)).toEqual({ state: "off" });
		expect(await toggleTab(1)).toEqual({ state: "off" });
		expect(fake).toMatchObject({ injected: [], offscreen: false });
		const page = "chrome-extension://own/src/welcome/index.html";
		expect(fake.opened).toEqual([page, page]);
	},
);

test("a call that was on is off, without a page being opened, once the consent is gone", async () => {
	await startTab(1);
	delete fake.stored.consent;
	fake.injected = [];
	await resumeAll();
	expect((await readTab(1)).state).toEqual({ state: "off" });
	expect(fake).toMatchObject({ injected: [], opened: [] });
});

test("stopping everything tells every tab, noted or not, and the Analyse pages, and notes nothing", async () => {
	await startTab(1);
	await startTab(2);
	await failTab(2, "error_pipeline_start", "no wasm");
	await stopEverything();
	expect(fake.told).toEqual(
		expect.arrayContaining(["1 stop", "2 stop", "7 stop", "analyse clear"]),
	);
	expect(fake).toMatchObject({ offscreen: false, badges: { 1: "", 2: "" } });
	expect(fake.stored).toEqual({ settings: "untouched", consent: CONSENT });
});

test("where nothing can be read from storage, stopping everything still stops it", async () => {
	await startTab(1);
	fake.refuses = "all";
	await stopEverything();
	expect(fake.told).toContain("1 stop");
	expect(fake.offscreen).toBe(false);
});

test("where nothing can be stored any more, what is switched off is off, and said to be, until it can be switched on", async () => {
	await startTab(1);
	await startPopOut(2, 1);
	await keepCall(1, true);
	fake.refuses = "changes";
	expect(await stopTab(1)).toEqual({ state: "off" });
	expect(fake.told).toEqual(expect.arrayContaining(["1 stop", "2 stop"]));
	expect(fake).toMatchObject({ offscreen: false, badges: { 1: "", 2: "" } });
	expect(await tabStateNow(1)).toEqual({ state: "off" });
	fake.injected = [];
	await resumeTab(1);
	await resumeAll();
	expect(fake.injected).toEqual([]);
	await expect(startTab(1)).rejects.toThrow("IO error");
	expect(await tabStateNow(1)).toEqual({ state: "off" });
	fake.refuses = null;
	expect(await startTab(1)).toEqual({ state: "on" });
	expect(await tabStateNow(1)).toEqual({ state: "on" });
	expect((await readChoice(1)).keep).toBeNull();
	await stopTab(1);
	expect((await readTab(2)).state).toEqual({ state: "off" });
});

test("where nothing can be noted at all, a page is left alone all the same when it is switched off", async () => {
	await startTab(1);
	fake.refuses = "all";
	await expect(stopTab(1)).rejects.toThrow("IO error");
	expect(fake.told).toContain("1 stop");
});

test("a call that is kept has another badge, and loses it with the overlay", async () => {
	await startTab(1);
	await showKeeping(1, { state: "keeping", sessionId: "s", sinceMs: 1 });
	expect(fake.badges[1]).toBe("◉");
	await startTab(1);
	expect(fake.badges[1]).toBe("◉");
	await showKeeping(1, { state: "failed", messageKey: "problem_history_full", detail: "" });
	expect(fake.badges[1]).toBe("!");
	await stopTab(1);
	expect(fake.badges[1]).toBe("");
	await startTab(1);
	expect(fake.badges[1]).toBe("●");
});

test("what is chosen about keeping holds for that page, until the overlay is switched off", async () => {
	await startTab(1);
	expect((await readChoice(1)).keep).toBeNull();
	await keepCall(1, true);
	expect(fake.told).toContain("offscreen chooseKeeping");
	fake.urls[1] = "https://meet.google.com/abc-defg-hij?pli=1";
	expect((await readChoice(1)).keep).toBe(true);
	fake.urls[1] = "https://meet.google.com/another-call";
	expect((await readChoice(1)).keep).toBeNull();
	fake.urls[1] = "https://meet.google.com/abc-defg-hij";
	await stopTab(1);
	expect((await readChoice(1)).keep).toBeNull();
});

test.each([
	["no later", 120_000, true],
	["later", 120_001, null],
])(
	"a call that comes back %s than two minutes later keeps what was chosen or not",
	async (_, awayMs, keep) => {
		vi.useFakeTimers({ toFake: ["Date"] });
		await startTab(1);
		await keepCall(1, true);
		await showKeeping(1, { state: "keeping", sessionId: "s", sinceMs: 1 });
		await leaveCall(1);
		expect(fake.badges[1]).toBe("●");
		vi.setSystemTime(Date.now() + awayMs);
		expect((await takeUpCall(1)).keep).toBe(keep);
		vi.setSystemTime(Date.now() + 3_600_000);
		expect((await takeUpCall(1)).keep).toBe(keep);
		vi.useRealTimers();
	},
);

test("what is told of a tab that is off is not noted", async () => {
	await failTab(1, "error_pipeline_start", "no wasm");
	await keepCall(1, false);
	await leaveCall(1);
	expect(fake.stored).toEqual({ settings: "untouched", consent: CONSENT });
});

test("what is told of a call while its user chooses takes nothing of the choice back", async () => {
	for (let steps = 0; steps < 20; steps++) {
		await startTab(1);
		await keepCall(1, true);
		const choosing = keepCall(1, false);
		for (let step = 0; step < steps; step++) await undefined;
		await showKeeping(1, { state: "keeping", sessionId: "s", sinceMs: 1 });
		await choosing;
		expect(await readChoice(1), `after ${steps} steps`).toMatchObject({ keep: false });
		await stopTab(1);
		expect(fake.stored).toEqual({ settings: "untouched", consent: CONSENT });
	}
});

test("in a private window a call is kept only if that was chosen for it", async () => {
	fake.incognito = [1];
	await startTab(1);
	await startTab(2);
	expect((await takeUpCall(1)).keep).toBe(false);
	expect((await takeUpCall(2)).keep).toBeNull();
	await keepCall(1, true);
	expect((await takeUpCall(1)).keep).toBe(true);
	fake.urls[1] = "https://meet.google.com/another-call";
	expect((await takeUpCall(1)).keep).toBe(false);
});

test("where a policy has switched the history off, nothing chosen keeps a call", async () => {
	fake.managed = { noHistory: true };
	await startTab(1);
	await keepCall(1, true);
	expect((await readChoice(1)).keep).toBe(false);
});

test("a policy that comes or goes in mid-call takes effect on every call that is on", async () => {
	watchHistoryPolicy();
	await startTab(1);
	await startTab(2);
	await keepCall(1, true);
	const change = async (managed: object, area: string) => {
		fake.managed = managed;
		fake.chosen = [];
		for (const listener of fake.onChanged) await listener({}, area);
		return fake.chosen;
	};
	const choices = (one: boolean | null, two: boolean | null) => [
		[1, { keep: one, callMark: expect.any(String) }],
		[2, { keep: two, callMark: expect.any(String) }],
	];
	expect(await change({ noHistory: true }, "managed")).toEqual(choices(false, false));
	expect(await change({}, "managed")).toEqual(choices(true, null));
	expect(await change({}, "local")).toEqual([]);
});

test("the history is written before the pipeline ends", async () => {
	await startTab(1);
	await stopTab(1);
	expect(fake.told.at(-1)).toBe("offscreen finishHistory");
	expect(fake.offscreen).toBe(false);
});
