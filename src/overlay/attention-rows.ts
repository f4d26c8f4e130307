import { type AttentionEntry, SNOOZE_MS } from "../engine/attention-list.ts";
import type { Words } from "../shared/words.ts";
import { createPanelButton, nameButton } from "./panel-button.ts";
import { phraseDuration } from "./phrase-duration.ts";
import { WrittenElement } from "./written-element.ts";

export interface AttentionActions {
	onDismiss: (tileId: string) => void;
	onSnooze: (tileId: string) => void;
}

interface EntryNodes {
	whole: WrittenElement;
	name: WrittenElement;
	reason: WrittenElement;
	snooze: HTMLButtonElement;
	dismiss: HTMLButtonElement;
}

/** The tiles to look at, in the order of the tiles, each to be dismissed or put off. */
export class AttentionRows {
	readonly whole: WrittenElement;
	readonly #actions: AttentionActions;
	readonly #heading: WrittenElement;
	readonly #nobody: WrittenElement;
	readonly #list: WrittenElement;
	readonly #entries = new Map<string, EntryNodes>();
	/** The tiles listed, in their order. */
	#shown: readonly string[] = [];

	constructor(document: Document, actions: AttentionActions) {
		this.#actions = actions;
		this.whole = new WrittenElement(document, "attention");
		this.#heading = new WrittenElement(document, "heading");
		this.#heading.element.setAttribute("role", "heading");
		this.#heading.element.setAttribute("aria-level", "3");
		this.#nobody = new WrittenElement(document, "soft", "p");
		// May be given the focus, and read out with it, but is no stop of the Tab key.
		this.#nobody.element.tabIndex = -1;
		this.#list = new WrittenElement(document, "list", "ul");
		this.whole.append(this.#heading, this.#nobody, this.#list);
	}

	draw(entries: readonly AttentionEntry[], words: Words): void {
		this.#heading.setText(words.say("room_attention"));
		this.#nobody.setText(words.say("room_attention_nobody"));
		this.#nobody.setHidden(entries.length > 0);
		const isListed = (tileId: string) => entries.some((entry) => entry.tileId === tileId);
		const focused = this.#focused();
		for (const [tileId, { whole }] of this.#entries) {
			if (isListed(tileId)) continue;
			whole.element.remove();
			this.#entries.delete(tileId);
		}
		for (const entry of entries) drawEntry(this.#nodesOf(entry.tileId), entry, words);
		this.#keepOrder(entries);
		this.#shown = entries.map(({ tileId }) => tileId);
		// With an entry that goes, the browser would give its focus to the page.
		if (focused === null || isListed(focused.nearest[0] ?? "")) return;
		const heir = [...focused.nearest, ...this.#shown].find(isListed) ?? "";
		const button = this.#entries.get(heir)?.[focused.button];
		(button ?? this.#nobody.element).focus();
	}

	#nodesOf(tileId: string): EntryNodes {
		const known = this.#entries.get(tileId);
		if (known !== undefined) return known;
		const { ownerDocument } = this.whole.element;
		const nodes = {
			whole: new WrittenElement(ownerDocument, "entry", "li"),
			name: new WrittenElement(ownerDocument, "name"),
			reason: new WrittenElement(ownerDocument, "soft"),
			snooze: createPanelButton(ownerDocument, "snooze"),
			dismiss: createPanelButton(ownerDocument, "dismiss"),
		};
		const who = new WrittenElement(ownerDocument, "who");
		who.append(nodes.name, nodes.reason);
		nodes.whole.append(who, nodes.snooze, nodes.dismiss);
		nodes.snooze.addEventListener("click", () => this.#actions.onSnooze(tileId));
		nodes.dismiss.addEventListener("click", () => this.#actions.onDismiss(tileId));
		this.#entries.set(tileId, nodes);
		return nodes;
	}

	/** The button that has the focus, and the entries from its own on, then those before it, nearest first. */
	#focused(): { button: "snooze" | "dismiss"; nearest: string[] } | null {
		const { activeElement = null } = this.whole.element.getRootNode() as Partial<ShadowRoot>;
		const at = this.#shown.findIndex((tileId) =>
			this.#entries.get(tileId)?.whole.element.contains(activeElement),
		);
		const own = this.#entries.get(this.#shown[at] ?? "");
		if (own === undefined) return null;
		return {
			button: own.snooze === activeElement ? "snooze" : "dismiss",
			nearest: [...this.#shown.slice(at), ...this.#shown.slice(0, at).reverse()],
		};
	}

	/** Moves only what stands wrong: a node that is moved loses the keyboard's focus. */
	#keepOrder(entries: readonly AttentionEntry[]): void {
		for (const [index, { tileId }] of entries.entries()) {
			const own = this.#entries.get(tileId)?.whole.element;
			const there = this.#list.element.children[index];
			if (own !== undefined && own !== there) this.#list.element.insertBefore(own, there ?? null);
		}
	}
}

function drawEntry(nodes: EntryNodes, entry: AttentionEntry, words: Words): void {
	const name = entry.name ?? words.say("room_tile", { number: entry.number });
	nodes.name.setText(name);
	const duration = phraseDuration(entry.forMs, words.language);
	nodes.reason.setText(
		entry.reason === "away"
			? words.say("room_attention_away", { duration })
			: words.say("room_attention_not_okay", { duration }),
	);
	const pause = phraseDuration(SNOOZE_MS, words.language);
	nameButton(nodes.snooze, words.say("room_snooze", { name, duration: pause }));
	nameButton(nodes.dismiss, words.say("room_dismiss", { name }));
}
