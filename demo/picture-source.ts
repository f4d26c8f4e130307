/** What a participant's camera films: draws itself as it is at a moment. */
export interface PictureSource {
	/** @param atMs since the call began */
	draw(context: CanvasRenderingContext2D, atMs: number): void;
	/** The expression being shown now, where it is known. */
	showing(atMs: number): string | null;
}
