import { expect, test } from "vitest";
import { createOverlay } from "../../../src/overlay/create-overlay.ts";
import { createRoomPanel } from "../../../src/overlay/create-room-panel.ts";
import { DEFAULT_PANEL_STATE } from "../../../src/shared/panel-place.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { aTile, emptyPage, MIDDLE, SETTINGS, WORDS } from "./page-with-overlay.ts";

/** An empty page in a browser that draws no text smaller than `leastPx`, as the page's zoom counts it. */
function pageWithLeastText(leastPx: number) {
	const { document, roots } = emptyPage();
	const window = document.defaultView as Window & { devicePixelRatio: number };
	window.getComputedStyle = () =>
		({ fontSize: `${leastPx / window.devicePixelRatio}px` }) as CSSStyleDeclaration;
	const find = (selector: string) => roots[0]?.querySelector<HTMLElement>(selector);
	const zoom = (ratio: number) => {
		window.devicePixelRatio = ratio;
		window.dispatchEvent(new (window as unknown as typeof globalThis).Event("resize"));
	};
	return { document, find, zoom };
}

test("labels are planned as large as the browser draws their text, also once the page is zoomed", () => {
	const { document, find, zoom } = pageWithLeastText(24);
	const { signal } = new AbortController();
	const settings = { ...SETTINGS, style: "bars", barCount: "all" } as const;
	const overlay = createOverlay(document, { signal, words: WORDS, settings });
	overlay.place([aTile()]);
	overlay.show([{ tileId: "one", readings: [aReading({ box: MIDDLE })] }]);
	expect(find(".tile")?.style.fontSize).toBe("24px");
	expect(find(".row")).toBeNull();
	zoom(2);
	expect(find(".tile")?.style.fontSize).toBe("13px");
	expect(find(".row")).not.toBeNull();
});

test("the room panel is told what its text is drawn at", () => {
	const { document, find, zoom } = pageWithLeastText(24);
	const { signal } = new AbortController();
	const ignore = () => {};
	const told = { onState: ignore, onDismiss: ignore, onSnooze: ignore };
	createRoomPanel(document, { signal, words: WORDS, state: DEFAULT_PANEL_STATE, ...told });
	expect(find(".card")?.style.getPropertyValue("--least-text")).toBe("24px");
	zoom(2);
	expect(find(".card")?.style.getPropertyValue("--least-text")).toBe("12px");
});
