/**
 * An element that remembers what was written to it, so that only changes reach the document: reading
 * an element's style or data back costs more than most of what a label does.
 */
export class WrittenElement {
	readonly element: HTMLElement;
	#text: Text | undefined;
	readonly #data = new Map<string, string>();
	readonly #styles = new Map<string, string>();

	constructor(
		document: Document,
		className: string,
		tag: "div" | "span" | "ul" | "li" | "p" = "div",
	) {
		this.element = document.createElement(tag);
		this.element.className = className;
	}

	/** Puts `children` at its end. */
	append(...children: (WrittenElement | Element)[]): void {
		for (const child of children)
			this.element.append(child instanceof WrittenElement ? child.element : child);
	}

	setText(text: string): void {
		if ((this.#text?.data ?? "") === text) return;
		if (this.#text !== undefined) this.#text.data = text;
		else {
			this.#text = this.element.ownerDocument.createTextNode(text);
			this.element.append(this.#text);
		}
	}

	setData(name: string, value: string | undefined): void {
		if (this.#data.get(name) === value) return;
		if (value === undefined) {
			this.#data.delete(name);
			delete this.element.dataset[name];
			return;
		}
		this.#data.set(name, value);
		this.element.dataset[name] = value;
	}

	/** Shows it, or takes it off the screen and from screen readers. */
	setHidden(isHidden: boolean): void {
		if (this.element.hidden !== isHidden) this.element.hidden = isHidden;
	}

	/** @param name As CSS writes it: `min-width`. */
	setStyle(name: string, value: string): void {
		if (this.#styles.get(name) === value) return;
		this.#styles.set(name, value);
		this.element.style.setProperty(name, value);
	}

	/** Moves it from its parent's corner, in whole CSS px. */
	moveTo(x: number, y: number): void {
		this.setStyle("transform", `translate(${Math.round(x)}px, ${Math.round(y)}px)`);
	}
}
