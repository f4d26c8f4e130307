import { useEffect, useRef } from "preact/hooks";
import { createOverlay, type Overlay } from "../overlay/create-overlay.ts";
import type { PlacedTile } from "../overlay/placed-tile.ts";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { DrawnTile } from "./drawn-tile.tsx";
import { DRAWN_PEOPLE, PICTURE } from "./preview-people.ts";

/** A drawn call with the real overlay on it, in the style as it is set. */
export function Preview() {
	const stage = useRef<HTMLDivElement>(null);
	const overlay = useRef<Overlay | null>(null);
	useEffect(() => {
		if (stage.current === null) return;
		const container = stage.current;
		const ended = new AbortController();
		overlay.current = createOverlay(document, {
			signal: ended.signal,
			words: words.peek(),
			settings: settings.peek(),
			container,
		});
		const resized = new ResizeObserver(() => drawOn(container, overlay.current));
		resized.observe(container);
		return () => {
			resized.disconnect();
			ended.abort();
		};
	}, []);
	useEffect(() => {
		overlay.current?.setSettings(settings.value);
		overlay.current?.setWords(words.value);
	}, [settings.value, words.value]);
	return (
		<section class="card preview" aria-labelledby="preview-title">
			<h2 id="preview-title">{words.value.say("preview_title")}</h2>
			<div class="preview-stage" ref={stage}>
				{DRAWN_PEOPLE.map((person) => (
					<DrawnTile key={person.tileId} {...person} />
				))}
			</div>
		</section>
	);
}

/** Puts everyone's reading where their drawing now lies. */
function drawOn(container: Element, overlay: Overlay | null): void {
	const origin = container.getBoundingClientRect();
	const tiles = [...container.querySelectorAll<SVGElement>("[data-tile]")].map((drawing) =>
		placedTile(drawing, origin),
	);
	overlay?.place(tiles);
	overlay?.show(DRAWN_PEOPLE.map(({ tileId, reading }) => ({ tileId, readings: [reading] })));
	overlay?.place(tiles);
}

function placedTile(drawing: SVGElement, origin: DOMRect): PlacedTile {
	const { x, y, width, height } = drawing.getBoundingClientRect();
	const rect = { x: x - origin.x, y: y - origin.y, width, height };
	const middle = { share: 0.5, px: 0 };
	return {
		tileId: drawing.dataset.tile ?? "",
		rect,
		clip: rect,
		sourceWidth: PICTURE.width,
		sourceHeight: PICTURE.height,
		objectFit: "cover",
		objectPosition: { x: middle, y: middle },
		mirrored: false,
	};
}
