const ESCAPES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Makes any text harmless within HTML and SVG, in elements and in quoted attributes. */
export const escapeMarkup = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
