/** @file A page's tree as one, with shadow trees below the elements that host them. */

/** By its shape: a picture-in-picture window has classes of its own, which `instanceof` does not know. */
export function isShadowRoot(node: Node): node is ShadowRoot {
	return node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && "host" in node;
}

/** The element around `element`: its parent, or the host of its shadow tree; null at the top. */
function elementAround(element: Element): Element | null {
	if (element.parentElement !== null) return element.parentElement;
	const root = element.getRootNode();
	return isShadowRoot(root) ? root.host : null;
}

/** `element` or the nearest element around it that matches, whatever shadow trees lie between. */
export function closestAround(element: Element, selector: string): Element | null {
	for (let scope: Element | null = element; scope !== null; ) {
		const match = scope.closest(selector);
		if (match !== null) return match;
		const root: Node = scope.getRootNode();
		scope = isShadowRoot(root) ? root.host : null;
	}
	return null;
}

/** `element`, then every element around it, outwards. */
export function* elementsAround(element: Element): Generator<Element> {
	for (let at: Element | null = element; at !== null; at = elementAround(at)) yield at;
}
