/** One way to read a participant's name inside a tile. The first rule that yields a name wins. */
export interface NameRule {
	/** Where inside the tile; the tile itself when absent. */
	selector?: string;
	/** The attribute that holds the name; the element's text when absent. */
	attribute?: string;
	/** Texts that do not match are passed over; the first group is the name. */
	pattern?: RegExp;
}

/** Several people painted on one canvas, each in the place of an element laid over it. */
export interface SharedCanvas {
	/** The element over one participant's place. */
	player: string;
	/** The element, light or with a shadow root, that holds both canvas and players. */
	container: string;
	/** The player's attribute that changes with the participant. */
	key: string;
}

/**
 * What one meeting product's page tells beyond what the structural finder sees: data, no code. Every
 * mark only refines; one that is missing or has changed costs a name, never a tile.
 *
 * Marks other than `tile` match the video or canvas itself, any element around it, or one in its tile.
 */
export interface Platform {
	id: string;
	/** As its makers write it. */
	name: string;
	/** Host names; `*.` stands for the domain and all below it. Empty for products people host themselves. */
	hosts: readonly string[];
	/** Present in the page of a product that people host themselves. */
	probe?: string;
	/** The element around one participant's video, most trusted first. */
	tile: readonly string[];
	names: readonly NameRule[];
	/** The tile's attribute that changes with the participant. */
	participant?: string;
	self?: string;
	share?: string;
	/** A camera's picture before the call, or in a dialog of settings. */
	preview?: string;
	speaking?: string;
	pinned?: string;
	sharedCanvas?: SharedCanvas;
	/** A tile with no name is the viewer's own. */
	namelessIsSelf?: true;
}
