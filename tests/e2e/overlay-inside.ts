import type { CDPSession, Page, Protocol } from "puppeteer";
import type { Box } from "../../src/shared/geometry.ts";

/** What the overlay draws over one tile. */
export interface DrawnTile {
	/** In CSS px of the viewport. */
	box: Box;
	/** The text of each label on it. */
	labels: string[];
}

/** What can be seen of the overlay from outside: nothing of it is open to the page. */
export interface DrawnOverlay {
	tiles: DrawnTile[];
	/** All text in it, the mark and notices included. */
	text: string;
}

type DomNode = Protocol.DOM.Node;

/** Looks into the overlay's closed shadow root with the debugger; null where there is no overlay. */
export async function readOverlay(page: Page): Promise<DrawnOverlay | null> {
	const session = await page.createCDPSession();
	try {
		const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
		const stage = descendants(root).find((node) => node.shadowRootType === "closed");
		if (stage === undefined) return null;
		const tiles = descendants(stage).filter((node) => hasClass(node, "tile"));
		return {
			tiles: await Promise.all(tiles.map((tile) => readTile(session, tile))),
			text: textOf(stage),
		};
	} finally {
		await session.detach();
	}
}

async function readTile(session: CDPSession, tile: DomNode): Promise<DrawnTile> {
	const { model } = await session.send("DOM.getBoxModel", { nodeId: tile.nodeId });
	const [x = 0, y = 0] = model.border;
	return {
		box: { x, y, width: model.width, height: model.height },
		labels: descendants(tile)
			.filter((node) => hasClass(node, "label"))
			.map(textOf),
	};
}

function descendants(node: DomNode): DomNode[] {
	const inner = [...(node.children ?? []), ...(node.shadowRoots ?? [])];
	return [node, ...inner.flatMap(descendants)];
}

function hasClass({ attributes = [] }: DomNode, name: string): boolean {
	const at = attributes.indexOf("class");
	return at >= 0 && (attributes[at + 1] ?? "").split(" ").includes(name);
}

/** Styles are no text. */
function textOf(node: DomNode): string {
	return descendants(node)
		.filter(({ nodeName }) => nodeName === "#text")
		.map(({ nodeValue }) => nodeValue)
		.filter((text) => !text.includes("{"))
		.join(" ")
		.trim();
}
