/** A participant's camera picture on its way to the tile. */
export interface Feed {
	/** As the tile shows it. */
	stream: MediaStream;
	/** Lets the camera take the picture of that moment, in milliseconds since the call began. */
	film(atMs: number): void;
	/** @param isOn Whether the participant's camera is on. */
	switchCamera(isOn: boolean): void;
	close(): void;
}

/** Of the camera picture, in pixels; its height is 9/16 of its width. */
export interface FilmFormat {
	width: number;
	framesPerSecond: number;
}

/** A canvas for a camera's picture, kept where it can be read back. */
export function filmCanvas({ width }: FilmFormat): CanvasRenderingContext2D {
	const height = Math.round((width * 9) / 16);
	const canvas = Object.assign(document.createElement("canvas"), { width, height });
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (context === null) throw new Error("This browser gives no canvas to draw on.");
	return context;
}
