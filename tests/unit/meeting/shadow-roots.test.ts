// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { ShadowRootSearch } from "../../../src/meeting/shadow-roots.ts";

beforeEach(() => {
	document.body.innerHTML = "";
});

/** Shadow roots by host, as the browser's extension interface sees them: closed ones too. */
const roots = new WeakMap<Element, ShadowRoot>();
const shadowRootOf = (element: Element) => roots.get(element) ?? null;

function attach(host: Element, mode: ShadowRootMode = "closed"): ShadowRoot {
	const root = host.attachShadow({ mode });
	roots.set(host, root);
	return root;
}

function addHost(parent: Node, name = "x-host"): Element {
	return parent.appendChild(document.createElement(name));
}

const always = () => true;
const never = () => false;

test("forty shadow roots in one another are found in one pass", () => {
	let parent: Node = document.body;
	for (let depth = 0; depth < 40; depth++)
		parent = attach(addHost(parent, depth % 2 ? "div" : "x-host"), depth % 3 ? "closed" : "open");
	const search = new ShadowRootSearch(document, shadowRootOf);
	expect(search.advance(never)).toBe(true);
	expect(search.roots()).toHaveLength(40);
});

test("a pass stops when its time is up and goes on where it was", () => {
	for (let count = 0; count < 1000; count++) addHost(document.body, "p");
	attach(addHost(document.body));
	const search = new ShadowRootSearch(document, shadowRootOf);
	expect(search.advance(always)).toBe(false);
	expect(search.roots()).toHaveLength(0);
	let slices = 1;
	while (!search.advance(always)) slices++;
	expect(slices).toBe(Math.floor((1000 + 5) / 128));
	expect(search.roots()).toHaveLength(1);
});

test("a shadow root that has left the page is forgotten", () => {
	const host = addHost(document.body);
	attach(host);
	const search = new ShadowRootSearch(document, shadowRootOf);
	search.advance(never);
	host.remove();
	expect(search.roots()).toEqual([]);
});

test.each([
	{ name: "x-host", found: 1 },
	{ name: "div", found: 0 },
])("a closed root that $name gets late is found: $found", ({ name, found }) => {
	const host = addHost(document.body, name);
	const search = new ShadowRootSearch(document, shadowRootOf);
	search.advance(never);
	attach(host);
	search.advance(never);
	expect(search.roots()).toHaveLength(found);
});
