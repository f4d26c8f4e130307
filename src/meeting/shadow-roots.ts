/** Elements examined between two looks at the clock. */
const BATCH = 128;
/** A larger tree is searched no further: no call page has one, and the page's time is not ours. */
const MAX_ELEMENTS = 60_000;

/** Finds the shadow root of an element, closed ones too; null where it has none. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** Only the browser's extension interface sees closed shadow roots. */
export const openOrClosedShadowRoot: ShadowRootOf = (element) =>
	element.shadowRoot ??
	("popover" in element
		? (chrome.dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null)
		: null);

/**
 * Finds every shadow root of a page, a few milliseconds at a time. Nothing in the page tells that a
 * shadow root was attached, so each pass looks at every element.
 */
export class ShadowRootSearch {
	private readonly found = new Set<ShadowRoot>();
	/** Plain elements without a shadow root, once looked at; only custom elements get one late. */
	private readonly plain = new WeakSet<Element>();
	private queue: Iterator<Element> | null = null;

	constructor(
		private readonly page: Document,
		private readonly shadowRootOf: ShadowRootOf = openOrClosedShadowRoot,
	) {}

	/** The shadow roots found so far that are still in the page. */
	roots(): ShadowRoot[] {
		for (const root of this.found) if (!root.isConnected) this.found.delete(root);
		return [...this.found];
	}

	/**
	 * Goes on with the present pass, or begins one.
	 *
	 * @param isTimeUp Asked after every 128 elements.
	 * @returns Whether the pass has reached its end.
	 */
	advance(isTimeUp: () => boolean): boolean {
		this.queue ??= this.elements();
		for (let count = 1; ; count++) {
			const { value: element, done } = this.queue.next();
			if (done) {
				this.queue = null;
				return true;
			}
			this.examine(element);
			if (count % BATCH === 0 && isTimeUp()) return false;
		}
	}

	private *elements(): Generator<Element> {
		const scopes: ParentNode[] = [this.page];
		const seen = new Set<ParentNode>(scopes);
		let count = 0;
		for (const scope of scopes) {
			for (const element of scope.querySelectorAll("*")) {
				if (++count > MAX_ELEMENTS) return;
				yield element;
			}
			for (const root of this.roots())
				if (!seen.has(root)) {
					seen.add(root);
					scopes.push(root);
				}
		}
	}

	private examine(element: Element): void {
		if (this.plain.has(element) && element.shadowRoot === null) return;
		const root = this.shadowRootOf(element);
		if (root !== null) this.found.add(root);
		else if (!element.localName.includes("-")) this.plain.add(element);
	}
}
