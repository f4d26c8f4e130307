import type { CDPSession, Page } from "puppeteer";
import type { Box } from "../../src/shared/geometry.ts";
import {
	boxOf,
	type DomNode,
	descendants,
	hasClass,
	lookInside,
	textOf,
} from "./overlay-inside.ts";

/** What the room panel shows. */
export interface DrawnRoom {
	/** In CSS px of the viewport. */
	box: Box;
	/** "9 faces". */
	faces: string;
	/** Each label's share as it is written, but for those of 0 %. */
	shares: Record<string, string>;
	/** The tiles to look at, each with its reason. */
	entries: string[];
	/** All text that can be seen or heard. */
	text: string;
}

/** Looks into the room panel with the debugger; null where there is none. */
export function readRoom(page: Page): Promise<DrawnRoom | null> {
	return lookInside(page, async (session, roots) => {
		const card = cardOf(roots);
		if (card === undefined) return null;
		const shown = visible(card);
		const textsOf = (name: string, from = shown) =>
			from.filter((node) => hasClass(node, name)).map(textOf);
		const rows = shown.filter((node) => hasClass(node, "row"));
		const shares = rows.map((row) => [
			textsOf("name", descendants(row)).join(),
			textsOf("share", descendants(row)).join(),
		]);
		return {
			box: await boxOf(session, card),
			faces: textsOf("faces").join(),
			shares: Object.fromEntries(shares.filter(([, share]) => share !== "0%")),
			entries: textsOf("who"),
			text: shown
				.filter(({ nodeName }) => nodeName === "#text")
				.map(({ nodeValue }) => nodeValue)
				.join(" "),
		};
	});
}

/** Gives the keyboard's focus to the panel's handle. */
export function focusHandle(page: Page): Promise<void> {
	return withButton(page, "handle", async (session, { nodeId }) => {
		await session.send("DOM.focus", { nodeId });
	});
}

/** Presses, with the mouse, the first of the panel's buttons that has this sign. */
export async function pressButton(page: Page, sign: string): Promise<void> {
	const { x, y, width, height } = await withButton(page, sign, boxOf);
	await page.mouse.click(x + width / 2, y + height / 2);
}

function withButton<T>(
	page: Page,
	sign: string,
	use: (session: CDPSession, button: DomNode) => Promise<T>,
): Promise<T> {
	return lookInside(page, async (session, roots) => {
		const card = cardOf(roots);
		const button = (card === undefined ? [] : visible(card)).find(
			(node) =>
				node.nodeName === "BUTTON" && descendants(node).some((inner) => hasClass(inner, sign)),
		);
		if (button === undefined) throw new Error(`The panel has no ${sign} button.`);
		return use(session, button);
	});
}

const cardOf = (roots: readonly DomNode[]) =>
	roots.flatMap(descendants).find((node) => hasClass(node, "card"));

/** A node and all below it that is not hidden. */
function visible(node: DomNode): DomNode[] {
	if (node.attributes?.includes("hidden")) return [];
	return [node, ...(node.children ?? []).flatMap(visible)];
}
