import { svgElement } from "./label-icon.ts";

/** Signs on a 16 by 16 grid, drawn as lines. */
const SIGNS = {
	handle: "M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01",
	fold: "M4 10l4-4 4 4",
	snooze: "M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z",
	dismiss: "M4.5 4.5l7 7M11.5 4.5l-7 7",
} as const;

/** Makes a button with one sign on it. Its name has to be set by `nameButton`. */
export function createPanelButton(document: Document, sign: keyof typeof SIGNS): HTMLButtonElement {
	const button = document.createElement("button");
	button.type = "button";
	const icon = svgElement(document, "svg", {
		viewBox: "0 0 16 16",
		class: `sign ${sign}`,
		"aria-hidden": "true",
	});
	icon.append(svgElement(document, "path", { d: SIGNS[sign] }));
	button.append(icon);
	return button;
}

/** Gives a button the name that is read out, and shown when a pointer rests on it. */
export function nameButton(button: HTMLButtonElement, name: string): void {
	if (button.title === name) return;
	button.title = name;
	button.setAttribute("aria-label", name);
}
