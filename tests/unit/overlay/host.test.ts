import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createOverlay } from "../../../src/overlay/create-overlay.ts";
import { aTile, emptyPage, pageWithOverlay, SETTINGS, WORDS } from "./page-with-overlay.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("the page sees one element that hides what it holds", () => {
	const { document, host } = pageWithOverlay();
	expect(document.querySelectorAll("[inert]").length).toBe(1);
	expect(host()?.parentElement).toBe(document.documentElement);
	expect(host()?.shadowRoot).toBeNull();
	expect(host()?.childNodes.length).toBe(0);
	expect(host()?.getAttribute("aria-hidden")).toBe("true");
	expect(host()?.style.getPropertyValue("pointer-events")).toBe("none");
	expect(host()?.style.getPropertyPriority("pointer-events")).toBe("important");
});

test("a mark over the page says that it runs", () => {
	expect(pageWithOverlay().find(".mark")[0]?.textContent).toBe("Expressly");
});

test("over a container it adds to that container only, with no mark and no popover", () => {
	const { document, roots, calls } = emptyPage();
	const container = document.createElement("section");
	document.body.append(container);
	const { signal } = new AbortController();
	createOverlay(document, { signal, words: WORDS, settings: SETTINGS, container });
	expect(container.children.length).toBe(1);
	expect(roots[0]?.querySelector(".mark")).toBeNull();
	expect(calls).toEqual([]);
});

test.each([
	["its signal", ({ end }: ReturnType<typeof pageWithOverlay>) => end()],
	["dispose", ({ overlay }: ReturnType<typeof pageWithOverlay>) => overlay.dispose()],
])("ended by %s it leaves nothing, and nothing it is told brings it back", (_, finish) => {
	const page = pageWithOverlay();
	page.overlay.place([aTile()]);
	page.overlay.notice("Hello", 1000);
	finish(page);
	page.overlay.place([aTile()]);
	page.overlay.show([{ tileId: "one", readings: [] }]);
	page.overlay.notice("Hello", 1000);
	page.overlay.setSettings(SETTINGS);
	page.document.dispatchEvent(
		new (page.document.defaultView ?? globalThis).Event("fullscreenchange"),
	);
	expect(page.host()).toBeNull();
	expect(vi.getTimerCount()).toBe(0);
});

test("an overlay whose signal has already ended adds nothing", () => {
	const { document } = emptyPage();
	createOverlay(document, { signal: AbortSignal.abort(), words: WORDS, settings: SETTINGS });
	expect(document.querySelector("[inert]")).toBeNull();
});

test("it comes back on top of what has gone fullscreen", () => {
	const { document, calls } = pageWithOverlay();
	calls.length = 0;
	document.dispatchEvent(new (document.defaultView ?? globalThis).Event("fullscreenchange"));
	expect(calls).toEqual(["hide", "show"]);
});

test.each([
	["a dialog with a tile in it", "<div><video></video></div>", "open", ["hide", "show"]],
	["a menu", "<button>Mute</button>", "open", []],
	["a dialog that closes", "<video></video>", "closed", []],
])("of %s, it comes back on top where labels would lie beneath", (_, inside, newState, wanted) => {
	const { document, calls } = pageWithOverlay();
	const dialog = document.createElement("dialog");
	dialog.innerHTML = inside;
	document.body.append(dialog);
	calls.length = 0;
	const toggle = new (document.defaultView ?? globalThis).Event("toggle");
	dialog.dispatchEvent(Object.assign(toggle, { newState }));
	expect(calls).toEqual(wanted);
});

test("a page that enlarges itself as a whole, at any time, does not enlarge it too", () => {
	const { document, overlay, host } = pageWithOverlay();
	const zoom = (factor: number) => {
		Object.assign(document.documentElement, { currentCSSZoom: factor });
		overlay.place([]);
		return host()?.style.getPropertyValue("zoom");
	};
	expect([zoom(1), zoom(1.25), zoom(0.5), zoom(1)]).toEqual(["", "0.8", "2", "1"]);
});

test("removed by the page it comes back in the next frame", () => {
	const { overlay, host } = pageWithOverlay();
	host()?.remove();
	overlay.place([]);
	expect(host()?.isConnected).toBe(true);
});

test("a page that goes on removing it is told of once, and comes to cost next to nothing", () => {
	const onContest = vi.fn();
	const { overlay, host } = pageWithOverlay({ onContest });
	let returns = 0;
	const minuteOfFrames = 60 * 60;
	for (let frame = 0; frame < minuteOfFrames; frame++) {
		if (host()) returns++;
		host()?.remove();
		overlay.place([]);
		vi.advanceTimersByTime(1000 / 60);
	}
	expect(onContest).toHaveBeenCalledTimes(1);
	expect(returns).toBeGreaterThan(5);
	expect(returns).toBeLessThan(20);
});
