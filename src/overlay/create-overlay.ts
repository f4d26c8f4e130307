import type { Box } from "../shared/geometry.ts";
import type { TileReadings } from "../shared/readings.ts";
import type { Words } from "../shared/words.ts";
import { Host } from "./host.ts";
import { LabelSizes } from "./label-sizes.ts";
import { createLabelWords } from "./label-words.ts";
import { createMark, Notice, watchMark } from "./notes.ts";
import type { OverlaySettings } from "./overlay-settings.ts";
import type { PlacedTile } from "./placed-tile.ts";
import { STYLE_SHEET } from "./style-sheet.ts";
import { createTextWidth, type TextWidth } from "./text-width.ts";
import { type StageLook, TileLayer } from "./tile-layer.ts";
import { watchLeastText } from "./watch-least-text.ts";

export interface OverlayOptions {
	/** Ends the overlay: nothing of it is left in the document. */
	signal: AbortSignal;
	words: Words;
	settings: OverlaySettings;
	/** Draw over this element of an own page, which must be positioned, instead of over the viewport. */
	container?: Element;
	/** Called once when the page keeps removing the overlay. It goes on trying, ever less often. */
	onContest?: () => void;
}

/** Draws readings over the pictures they were made from. */
export interface Overlay {
	/**
	 * Follows the tiles: all that are now on the page. Made to be called once per animation frame: it
	 * reads no layout, and writes only what changed: where it is told of the very same tiles, nothing.
	 */
	place(tiles: readonly PlacedTile[]): void;
	/** Draws new readings; tiles not named keep theirs, tiles not placed are left out. */
	show(tileReadings: readonly TileReadings[]): void;
	/** Marks these tiles, and no others, as those to look at. */
	attend(tileIds: readonly string[]): void;
	/** Dims the labels of these tiles, and of no others, as those of a moment ago, until new readings come. */
	hold(tileIds: readonly string[]): void;
	setSettings(settings: OverlaySettings): void;
	setWords(words: Words): void;
	/** Shows one sentence at the top for `durationMs`. */
	notice(text: string, durationMs: number): void;
	/** The same as ending it by its signal. */
	dispose(): void;
}

/**
 * Adds an overlay to a document: the page's own, or that of a picture-in-picture window.
 *
 * Over a page it shows a small mark that it runs; over a container of our own it does not.
 */
export function createOverlay(document: Document, options: OverlayOptions): Overlay {
	return new DocumentOverlay(document, options);
}

class DocumentOverlay implements Overlay {
	readonly #document: Document;
	readonly #host: Host;
	readonly #layers = new Map<string, TileLayer>();
	readonly #notice: Notice;
	readonly #onContest: () => void;
	readonly #textWidth: TextWidth;
	readonly #ended = new AbortController();
	#look: StageLook;
	#placed: readonly PlacedTile[] | undefined;

	constructor(document: Document, options: OverlayOptions) {
		const { signal, words, settings, container, onContest } = options;
		this.#document = document;
		this.#textWidth = createTextWidth(document);
		this.#look = { settings, ...this.#wordsIn(words), leastTextPx: 0, mark: null };
		this.#onContest = onContest ?? (() => {});
		this.#host = new Host(document, { sheet: STYLE_SHEET, kind: "labels", container });
		this.#host.stage.lang = words.language;
		this.#notice = new Notice(this.#host.stage);
		watchLeastText(
			this.#host.stage,
			(leastTextPx) => {
				this.#look = { ...this.#look, leastTextPx };
				this.#draw();
			},
			this.#ended.signal,
		);
		signal.addEventListener("abort", () => this.dispose(), { signal: this.#ended.signal });
		if (signal.aborted) this.dispose();
		if (container !== undefined) return;
		this.#addMark();
		this.#host.stayOnTop(this.#ended.signal);
	}

	place(tiles: readonly PlacedTile[]): void {
		if (this.#ended.signal.aborted) return;
		this.#host.keep(performance.now(), this.#onContest);
		if (tiles === this.#placed) return;
		this.#placed = tiles;
		const gone = new Set(this.#layers.keys());
		for (const tile of tiles) {
			gone.delete(tile.tileId);
			this.#layerOf(tile.tileId).place(tile, this.#look);
		}
		for (const tileId of gone) {
			this.#layers.get(tileId)?.dispose();
			this.#layers.delete(tileId);
		}
	}

	show(tileReadings: readonly TileReadings[]): void {
		for (const { tileId, readings } of tileReadings)
			this.#layers.get(tileId)?.show(readings, this.#look);
	}

	attend(tileIds: readonly string[]): void {
		for (const [tileId, layer] of this.#layers) layer.attend(tileIds.includes(tileId));
	}

	hold(tileIds: readonly string[]): void {
		for (const [tileId, layer] of this.#layers) layer.hold(tileIds.includes(tileId));
	}

	setSettings(settings: OverlaySettings): void {
		this.#look = { ...this.#look, settings };
		this.#draw();
	}

	setWords(words: Words): void {
		// Of the page's own language the browser would choose other forms for many Chinese characters.
		this.#host.stage.lang = words.language;
		this.#look = { ...this.#look, ...this.#wordsIn(words) };
		this.#draw();
	}

	notice(text: string, durationMs: number): void {
		if (!this.#ended.signal.aborted) this.#notice.show(text, durationMs);
	}

	dispose(): void {
		this.#ended.abort();
		this.#notice.dispose();
		for (const layer of this.#layers.values()) layer.dispose();
		this.#layers.clear();
		this.#host.remove();
	}

	#addMark(): void {
		const { stage } = this.#host;
		const mark = createMark(this.#document);
		stage.append(mark);
		const leaveFree = (place: Box) => {
			this.#look = { ...this.#look, mark: place };
			this.#draw();
		};
		watchMark(mark, stage, leaveFree, this.#ended.signal);
	}

	#wordsIn(words: Words): Pick<StageLook, "words" | "sizes"> {
		const labels = createLabelWords(words);
		return { words: labels, sizes: new LabelSizes(labels, this.#textWidth) };
	}

	#layerOf(tileId: string): TileLayer {
		const known = this.#layers.get(tileId);
		if (known !== undefined) return known;
		const layer = new TileLayer(this.#document);
		this.#layers.set(tileId, layer);
		this.#host.stage.append(layer.element);
		return layer;
	}

	#draw(): void {
		for (const layer of this.#layers.values()) layer.draw(this.#look);
	}
}
