import { signal } from "@preact/signals";

/** The pages' text in rem: `--text` of tokens.css. */
const TEXT_REM = 0.8125;

const rootPx = signal(16);

/** A length in rem as CSS px, for what is not laid out by style sheets. */
export const remInPx = (rem: number): number => rem * rootPx.value;

/**
 * Lets a page grow with its text where the browser draws none as small: users set a least size to read better, and
 * letters alone would run over columns, buttons and pictures made for smaller ones. Every length is in rem, so that
 * only the root has to grow.
 */
export function watchLetterSize(): void {
	const root = document.documentElement;
	const sizeAt = (fontSize: string) => {
		root.style.fontSize = fontSize;
		return Number.parseFloat(getComputedStyle(root).fontSize);
	};
	const look = () => {
		const leastPx = sizeAt("1px");
		const ownPx = sizeAt("");
		rootPx.value = Math.max(ownPx, leastPx / TEXT_REM);
		if (rootPx.value > ownPx) root.style.fontSize = `${rootPx.value}px`;
	};
	// Zooming the page changes what it takes for a letter to have the least size.
	addEventListener("resize", look);
	look();
}
