// @vitest-environment happy-dom
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
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
