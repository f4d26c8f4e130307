import type { FaceReading } from "../shared/readings.ts";
import type { PixelSize } from "./picture-size.ts";

interface FaceSpotsProps {
	/** What the readings' boxes count in. */
	size: PixelSize;
	readings: readonly FaceReading[];
	/** The track id of the face that is told of beside the picture. */
	chosen: number | undefined;
	onChoose: (trackId: number) => void;
}

/** Between a face's frame and the mark around it, as a share of the face. */
const MARK_GAP = 0.14;

/**
 * Marks which of several faces is told of beside a picture, and takes a press on another. It lies over the picture
 * as `object-fit: contain` lays that out. Keyboards and screen readers have the buttons of the table or the timelines for it.
 */
export function FaceSpots({ size, readings, chosen, onChoose }: FaceSpotsProps) {
	if (readings.length < 2) return null;
	return (
		<svg class="face-spots" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
			{readings.map(({ trackId, box: { x, y, width, height } }) => {
				const gap = MARK_GAP * Math.min(width, height);
				const place = {
					x: x - gap,
					y: y - gap,
					width: width + 2 * gap,
					height: height + 2 * gap,
					rx: gap,
				};
				return (
					// biome-ignore lint/a11y/noStaticElementInteractions: for a pointer alone, as said above
					<g
						key={trackId}
						class={trackId === chosen ? "face-spot chosen" : "face-spot"}
						onClick={() => onChoose(trackId)}
					>
						<rect {...place} />
						<rect {...place} />
					</g>
				);
			})}
		</svg>
	);
}
