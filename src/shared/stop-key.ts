/** What a keyboard event says of the key. */
interface KeyStroke {
	isTrusted: boolean;
	altKey: boolean;
	shiftKey: boolean;
	ctrlKey: boolean;
	metaKey: boolean;
	code: string;
	key: string;
}

/**
 * Whether a person pressed Alt+Shift+X, the key that stops everything. Browsers that use it themselves do
 * not give it to the extension's command, so a page that is read, and each of the extension's own, listen for it as
 * well. What a page's own script makes up does not count.
 */
export function isStopKey(stroke: KeyStroke): boolean {
	const { isTrusted, altKey, shiftKey, ctrlKey, metaKey, code, key } = stroke;
	const isX = code === "KeyX" || key.toLowerCase() === "x";
	return isTrusted && altKey && shiftKey && !ctrlKey && !metaKey && isX;
}
