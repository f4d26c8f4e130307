import type { CDPSession, Page, Protocol } from "puppeteer";
import type { Box } from "../../src/shared/geometry.ts";

/** What the overlay draws over one tile. */
export interface DrawnTile {
	/** In CSS px of the viewport. */
	box: Box;
	/** The text of each label on it. */
	labels: string[];
	/** Whether it is marked as one to look at. */
	isMarked: boolean;
	/** Whether its labels are dimmed, as those of a moment ago. */
	isHeld: boolean;
}

/** What can be seen of the overlay from outside: nothing of it is open to the page. */
export interface DrawnOverlay {
	tiles: DrawnTile[];
	/** All text in it, the mark and notices included. */
	text: string;
}

export type DomNode = Protocol.DOM.Node;

/** Looks into the overlay's closed shadow root with the debugger; null where there is no overlay. */
export function readOverlay(page: Page): Promise<DrawnOverlay | null> {
	return lookInside(page, async (session, roots) => {
		const stage = roots.find((root) => !descendants(root).some((node) => hasClass(node, "card")));
		if (stage === undefined) return null;
		const tiles = descendants(stage).filter((node) => hasClass(node, "tile"));
		return {
			tiles: await Promise.all(tiles.map((tile) => readTile(session, tile))),
			text: textOf(stage),
		};
	});
}

/** Hands over all closed shadow roots of a page, which only the debugger can reach. */
export async function lookInside<T>(
	page: Page,
	look: (session: CDPSession, roots: DomNode[]) => Promise<T>,
): Promise<T> {
	const session = await page.createCDPSession();
	try {
		const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
		const roots = descendants(root).filter((node) => node.shadowRootType === "closed");
		return await look(session, roots);
	} finally {
		await session.detach();
	}
}

async function readTile(session: CDPSession, tile: DomNode): Promise<DrawnTile> {
	const inner = descendants(tile);
	return {
		box: await boxOf(session, tile),
		labels: inner.filter((node) => hasClass(node, "label")).map(textOf),
		isMarked: inner.some((node) => hasClass(node, "attention")),
		isHeld: tile.attributes?.includes("data-held") === true,
	};
}

/** Where a node lies, in CSS px of the viewport. */
export async function boxOf(session: CDPSession, { nodeId }: DomNode): Promise<Box> {
	const { model } = await session.send("DOM.getBoxModel", { nodeId });
	const [x = 0, y = 0] = model.border;
	return { x, y, width: model.width, height: model.height };
}

export function descendants(node: DomNode): DomNode[] {
	const inner = [...(node.children ?? []), ...(node.shadowRoots ?? [])];
	return [node, ...inner.flatMap(descendants)];
}

export function hasClass({ attributes = [] }: DomNode, name: string): boolean {
	const at = attributes.indexOf("class");
	return at >= 0 && (attributes[at + 1] ?? "").split(" ").includes(name);
}

/** Styles are no text. */
export function textOf(node: DomNode): string {
	return descendants(node)
		.filter(({ nodeName }) => nodeName === "#text")
		.map(({ nodeValue }) => nodeValue)
		.filter((text) => !text.includes("{"))
		.join(" ")
		.trim();
}
