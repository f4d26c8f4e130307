// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { watchPage } from "../../../src/meeting/watch-page.ts";

/** Mutations are told in a task of their own. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

function setUp() {
	const ended = new AbortController();
	const onStructure = vi.fn();
	const onMedia = vi.fn();
	const onLayout = vi.fn();
	const watcher = watchPage(document, { onStructure, onMedia, onLayout }, ended.signal);
	return { ended, onStructure, onMedia, onLayout, watcher };
}

beforeEach(() => {
	document.body.innerHTML = "";
});

test("ten thousand changes are told once, until it is armed again", async () => {
	const { watcher, onStructure, ended } = setUp();
	watcher.arm();
	for (let batch = 0; batch < 10; batch++) {
		for (let count = 0; count < 1000; count++) document.body.append(document.createElement("i"));
		await settle();
	}
	expect(onStructure).toHaveBeenCalledOnce();
	watcher.arm();
	document.body.append(document.createElement("i"));
	await settle();
	expect(onStructure).toHaveBeenCalledTimes(2);
	ended.abort();
});

test("changes in an included shadow root are told too", async () => {
	const { watcher, onStructure, ended } = setUp();
	const root = document.body
		.appendChild(document.createElement("div"))
		.attachShadow({ mode: "closed" });
	watcher.include(root);
	watcher.arm();
	root.append(document.createElement("video"));
	await settle();
	expect(onStructure).toHaveBeenCalledOnce();
	ended.abort();
});

test("a video's own events are told as such, and movement as movement", () => {
	const { onMedia, onLayout, ended } = setUp();
	const video = document.body.appendChild(document.createElement("video"));
	video.dispatchEvent(new Event("loadedmetadata"));
	expect(onMedia).toHaveBeenCalledOnce();
	document.body.dispatchEvent(new Event("scroll"));
	expect(onMedia).toHaveBeenCalledOnce();
	expect(onLayout).toHaveBeenCalledOnce();
	ended.abort();
});

test("ended, nothing is told", async () => {
	const { watcher, onStructure, onLayout, ended } = setUp();
	watcher.arm();
	ended.abort();
	document.body.append(document.createElement("i"));
	document.body.dispatchEvent(new Event("scroll"));
	await settle();
	expect(onStructure).not.toHaveBeenCalled();
	expect(onLayout).not.toHaveBeenCalled();
});
