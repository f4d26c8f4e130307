import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { createOverlay, type Overlay } from "../overlay/create-overlay.ts";
import type { PlacedTile } from "../overlay/placed-tile.ts";
import type { FaceReading } from "../shared/readings.ts";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import type { PixelSize } from "./picture-size.ts";

interface OverlaidProps {
	/** Of the picture that the readings' boxes count in. */
	size: PixelSize;
	mirrored?: boolean;
	readings: readonly FaceReading[];
	/** One element that shows the picture, filling its place with `object-fit: contain`. */
	children: ComponentChildren;
}

const TILE_ID = "picture";
const CENTRE = { share: 0.5, px: 0 };

/** A picture with the overlay of the call over it: the same drawing, each face framed. */
export function Overlaid({ size, mirrored = false, readings, children }: OverlaidProps) {
	const frame = useRef<HTMLDivElement>(null);
	const overlay = useRef<Overlay>(undefined);
	const shown = useRef({ size, mirrored, readings });
	shown.current = { size, mirrored, readings };
	const look = { ...settings.value, boxes: true };

	useEffect(() => {
		const container = frame.current;
		if (!container) return;
		const ended = new AbortController();
		const made = createOverlay(document, {
			signal: ended.signal,
			words: words.peek(),
			settings: look,
			container,
		});
		overlay.current = made;
		const draw = () => drawOver(made, container, shown.current);
		const resized = new ResizeObserver(draw);
		resized.observe(container);
		return () => {
			resized.disconnect();
			ended.abort();
		};
	}, []);

	useEffect(() => {
		overlay.current?.setWords(words.value);
		overlay.current?.setSettings(look);
	}, [words.value, settings.value]);

	useEffect(() => {
		if (overlay.current && frame.current) drawOver(overlay.current, frame.current, shown.current);
	}, [size.width, size.height, mirrored, readings]);

	return (
		<div ref={frame} class={mirrored ? "overlaid mirrored" : "overlaid"}>
			{children}
		</div>
	);
}

function drawOver(
	overlay: Overlay,
	container: Element,
	{
		size,
		mirrored,
		readings,
	}: { size: PixelSize; mirrored: boolean; readings: readonly FaceReading[] },
): void {
	const rect = { x: 0, y: 0, width: container.clientWidth, height: container.clientHeight };
	const tile: PlacedTile = {
		tileId: TILE_ID,
		rect,
		clip: rect,
		sourceWidth: size.width,
		sourceHeight: size.height,
		objectFit: "contain",
		objectPosition: { x: CENTRE, y: CENTRE },
		mirrored,
	};
	overlay.place([tile]);
	overlay.show([{ tileId: TILE_ID, readings: [...readings] }]);
}
