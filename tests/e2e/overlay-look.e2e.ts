import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer, { type Browser, type CDPSession, type Page, type Protocol } from "puppeteer";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browserPath } from "../../scripts/browser-path.ts";
import { type FolderServer, serveFolders } from "../../scripts/serve-folder.ts";
import type { Box } from "../../src/shared/geometry.ts";

/** Rules with which a page, by accident or not, would take the overlay apart. */
const HOSTILE_RULES = `
	div { display: none !important; opacity: 0.1 !important; transform: rotate(20deg) !important }
	[popover] { visibility: hidden !important; background: red !important; border: 9px solid !important }
	::backdrop { background: red !important }
	* { font-size: 40px !important; letter-spacing: 9px !important; transition: all 9s !important }
	@layer one { div { filter: blur(9px) !important; clip-path: circle(1px) !important } }
`;

/** The ground of every label. */
const INK = [20, 23, 29];

let folder: string;
let server: FolderServer;
let browser: Browser;
let page: Page;
let devtools: CDPSession;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-overlay-"));
	await build({
		configFile: false,
		root: "tests/fixtures",
		logLevel: "warn",
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: "chrome148",
			rollupOptions: { input: "tests/fixtures/overlay.html" },
		},
	});
	server = await serveFolders({ "/": folder });
	browser = await puppeteer.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
	page = await browser.newPage();
	devtools = await page.createCDPSession();
	await page.setViewport({ width: 944, height: 1036 });
}, 120_000);

afterAll(async () => {
	await browser?.close();
	await server?.close();
	await rm(folder, { recursive: true });
});

async function open(query: string): Promise<void> {
	await page.goto(`${server.origin}/overlay.html?${query}`);
	await page.waitForSelector("[data-drawn]");
}

/** What a class names within the closed shadow root, which only the developer tools may see. */
async function nodesOf(className: string): Promise<Protocol.DOM.Node[]> {
	const { root } = await devtools.send("DOM.getDocument", { depth: -1, pierce: true });
	return nodesUnder(root).filter(({ attributes = [] }) => {
		const at = attributes.indexOf("class");
		return at >= 0 && attributes[at + 1] === className;
	});
}

function nodesUnder(node: Protocol.DOM.Node): Protocol.DOM.Node[] {
	const below = [...(node.children ?? []), ...(node.shadowRoots ?? [])];
	return [node, ...below.flatMap(nodesUnder)];
}

async function boxesOf(className: string): Promise<Box[]> {
	const boxes: Box[] = [];
	for (const { nodeId } of await nodesOf(className)) {
		const { model } = await devtools.send("DOM.getBoxModel", { nodeId });
		const [x = 0, y = 0] = model.border;
		boxes.push({ x, y, width: model.width, height: model.height });
	}
	return boxes;
}

async function firstLabel(): Promise<Box> {
	const [label] = await boxesOf("label");
	if (label === undefined) throw new Error("there is no label");
	return label;
}

/** The colour of a label's ground on the screen, to the right of its text: `[red, green, blue]`. */
const groundOf = ({ x, y, width, height }: Box) => colourAt(x + width - 5, y + height / 2);

const farthest = (colour: number[], from: number[]) =>
	Math.max(...from.map((value, channel) => Math.abs((colour[channel] ?? 255) - value)));

async function colourAt(x: number, y: number): Promise<number[]> {
	const picture = await page.screenshot({
		encoding: "base64",
		clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 },
	});
	return page.evaluate(async (data) => {
		const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
		const context = new OffscreenCanvas(1, 1).getContext("2d");
		context?.drawImage(bitmap, 0, 0);
		return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
	}, picture);
}

const isWithin = (inner: Box, outer: Box) =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

test.each(["style=chip", "style=bars&barCount=all", "style=dot", "style=bars&position=corner"])(
	"with %s every label, as the browser lays it out, lies within its tile",
	async (query) => {
		await open(query);
		const tiles = await boxesOf("tile");
		const labels = await boxesOf("label");
		expect(tiles.length).toBe(12);
		expect(labels.length).toBe(13);
		for (const label of labels) expect(tiles.some((tile) => isWithin(label, tile))).toBe(true);
	},
);

test("labels keep their size and place under a page's worst rules", async () => {
	await open("style=chip");
	const before = await boxesOf("label");
	await page.addStyleTag({ content: HOSTILE_RULES });
	expect(await boxesOf("label")).toEqual(before);
	// Labels fade in; the page's rules may have come while they did.
	await expect.poll(async () => groundOf(await firstLabel()), { timeout: 5000 }).toEqual(INK);
});

test("a page's colour for backdrops does not cover the page", async () => {
	await open("style=chip");
	const before = await colourAt(3, 3);
	await page.addStyleTag({ content: HOSTILE_RULES });
	expect(await colourAt(3, 3)).toEqual(before);
});

test("a click on a label reaches the page", async () => {
	await open("style=chip");
	const { x, y, width, height } = await firstLabel();
	const hit = page.evaluate(
		(x, y) => document.elementFromPoint(x, y)?.tagName,
		x + width / 2,
		y + height / 2,
	);
	expect(await hit).toBe("CANVAS");
});

test("labels stay on top of an element that goes fullscreen", async () => {
	await open("style=chip");
	const label = await firstLabel();
	await page.evaluate(() => {
		const cover = document.createElement("section");
		cover.style.background = "#fff";
		document.body.append(cover);
		document.addEventListener("click", () => void cover.requestFullscreen(), { once: true });
	});
	await page.mouse.click(5, 5);
	await page.waitForFunction(() => document.fullscreenElement !== null);
	expect(await colourAt(3, 3)).toEqual([255, 255, 255]);
	// The ground lets a little of what is below through; the label fades in anew above the element.
	await expect
		.poll(async () => farthest(await groundOf(label), INK), { timeout: 5000 })
		.toBeLessThanOrEqual(3);
	await page.evaluate(() => document.exitFullscreen());
});

test.each([
	["reduce", "none"],
	["no-preference", "transform, opacity"],
])("with prefers-reduced-motion: %s labels glide by %s", async (value, properties) => {
	await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value }]);
	await open("style=chip");
	const [label] = await nodesOf("label");
	await devtools.send("CSS.enable");
	const { computedStyle } = await devtools.send("CSS.getComputedStyleForNode", {
		nodeId: label?.nodeId ?? 0,
	});
	const property = computedStyle.find(({ name }) => name === "transition-property");
	expect(property?.value).toBe(properties);
});
