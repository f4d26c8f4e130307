// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { watchStoredPage } from "../../../src/meeting/watch-stored-page.ts";

const hide = (persisted: boolean) =>
	window.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));

test("only a page that is stored is told of, and nothing once it has ended", () => {
	const ended = new AbortController();
	const onStored = vi.fn();
	watchStoredPage(document, onStored, ended.signal);
	hide(false);
	expect(onStored).not.toHaveBeenCalled();
	hide(true);
	expect(onStored).toHaveBeenCalledOnce();
	ended.abort();
	hide(true);
	expect(onStored).toHaveBeenCalledOnce();
});
