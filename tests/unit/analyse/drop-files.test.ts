// @vitest-environment happy-dom
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import type { NamedFile } from "../../../src/analyse/collect-files.ts";
import { useDroppedFiles } from "../../../src/analyse/drop-files.ts";

/** What the pointer says over the page while something of these types is dragged. */
function effectOver(types: readonly string[]): string {
	const dataTransfer = { types, dropEffect: "copy" };
	const event = Object.assign(new Event("dragover", { cancelable: true }), { dataTransfer });
	dispatchEvent(event);
	// Else the browser would leave the page for what is dropped.
	expect(event.defaultPrevented).toBe(true);
	return dataTransfer.dropEffect;
}

test("a dragged file is welcome, a link or text is not", () => {
	const Page = () => {
		useDroppedFiles(() => {});
		return null;
	};
	act(() => render(h(Page, {}), document.body));
	expect(effectOver(["Files"])).toBe("copy");
	expect(effectOver(["text/uri-list", "text/plain"])).toBe("none");
	act(() => render(null, document.body));
});

test("screenshots that are pasted one after the other have names of their own, and files keep theirs", () => {
	const names: string[] = [];
	const take = (files: NamedFile[]) => names.push(...files.map(({ name }) => name));
	const Page = () => {
		useDroppedFiles(take);
		return null;
	};
	act(() => render(h(Page, {}), document.body));
	vi.useFakeTimers();
	for (const [second, name] of ["image.png", "beach.png", "image.png"].entries()) {
		vi.setSystemTime(new Date(2026, 10, 30, 9, 15, second));
		const clipboardData = { files: [new File([], name)] };
		dispatchEvent(Object.assign(new Event("paste"), { clipboardData }));
	}
	vi.useRealTimers();
	act(() => render(null, document.body));
	expect(names).toEqual([
		"image 2026-11-30 09.15.00.png",
		"beach.png",
		"image 2026-11-30 09.15.02.png",
	]);
});
