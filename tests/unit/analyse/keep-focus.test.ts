// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { keepFocus } from "../../../src/analyse/keep-focus.ts";

/** Mutations are told in a task of their own. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const byId = (id: string) => document.getElementById(id) as HTMLElement;

let ended: AbortController;

beforeEach(() => {
	document.body.innerHTML =
		"<button id=other></button><section id=place tabindex=-1><button id=first></button><button id=second></button></section>";
	ended = new AbortController();
	keepFocus(byId("place"), ended.signal);
});

test("when the button that has the focus goes, what it was in has it", async () => {
	byId("first").focus();
	byId("first").remove();
	await settle();
	expect(document.activeElement?.id).toBe("place");
});

test("a focus that has moved on stays where it is", async () => {
	byId("first").focus();
	byId("other").focus();
	byId("first").remove();
	await settle();
	expect(document.activeElement?.id).toBe("other");
});

test("what goes without having had the focus changes nothing, nor does anything after the end", async () => {
	byId("first").remove();
	await settle();
	expect(document.activeElement).toBe(document.body);
	ended.abort();
	byId("second").focus();
	byId("second").remove();
	await settle();
	expect(document.activeElement).toBe(document.body);
});
