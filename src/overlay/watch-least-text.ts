/**
 * Tells the size below which the browser draws no text, in CSS px: users set one to read better, and it goes before
 * every size in a style sheet. Told at once, and again where zooming the page has changed it.
 */
export function watchLeastText(
	stage: HTMLElement,
	onChange: (leastPx: number) => void,
	signal: AbortSignal,
): void {
	const window = stage.ownerDocument.defaultView;
	if (window === null) return;
	let zoom: number | undefined;
	const look = () => {
		if (zoom === window.devicePixelRatio) return;
		zoom = window.devicePixelRatio;
		onChange(leastTextPx(stage, window));
	};
	window.addEventListener("resize", look, { signal });
	look();
}

function leastTextPx(stage: HTMLElement, window: Window): number {
	const probe = stage.ownerDocument.createElement("div");
	probe.style.fontSize = "1px";
	stage.append(probe);
	const leastPx = Number.parseFloat(window.getComputedStyle(probe).fontSize);
	probe.remove();
	return leastPx;
}
