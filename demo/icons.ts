/** Line drawings on a field of 24 x 24. */
const PATHS = {
	mic: "M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5 11a7 7 0 0 0 14 0M12 18v3",
	"mic-off":
		"M4 4l16 16M9 9v3a3 3 0 0 0 5 2.2M15 10V6a3 3 0 0 0-5.6-1.5M5 11a7 7 0 0 0 11 5.7M19 11a7 7 0 0 1-.8 3.2M12 18v3",
	camera: "M4 7h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM15 11l6-3v8l-6-3",
	layout: "M3 5h8v6H3ZM13 5h8v6h-8ZM3 13h8v6H3ZM13 13h8v6h-8Z",
	add: "M10 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM3 20a7 7 0 0 1 13-3M19 8v6M16 11h6",
	remove: "M6 6l12 12M18 6L6 18",
	leave: "M3 14c5-5 13-5 18 0l-2 3-4-2v-3a12 12 0 0 0-6 0v3l-4 2Z",
} as const;

export type IconName = keyof typeof PATHS;

/** Draws an icon that says nothing to a screen reader: its button has the words. */
export function icon(name: IconName, size = 20): SVGSVGElement {
	const namespace = "http://www.w3.org/2000/svg";
	const svg = document.createElementNS(namespace, "svg");
	for (const [attribute, value] of Object.entries({
		viewBox: "0 0 24 24",
		width: size,
		height: size,
		fill: "none",
		stroke: "currentColor",
		"stroke-width": 1.8,
		"stroke-linecap": "round",
		"stroke-linejoin": "round",
		"aria-hidden": true,
	}))
		svg.setAttribute(attribute, String(value));
	const path = document.createElementNS(namespace, "path");
	path.setAttribute("d", PATHS[name]);
	svg.append(path);
	return svg;
}
