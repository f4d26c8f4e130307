/** A graphics card, by the context through which it computes. */
export interface GraphicsCard {
	gl: WebGL2RenderingContext;
	/** As the browser names it. */
	renderer: string;
}

/** Names of programs that draw on the processor. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|lavapipe|basic render|software/i;

/** What Chromium and WebKit say instead of the name, unless they are asked for it. */
const UNNAMED = /^webkit/i;

/** Whether what draws is a program, not a card. */
export const isSoftwareRenderer = (renderer: string): boolean => SOFTWARE.test(renderer);

/**
 * Finds the graphics card that WebGL 2 draws with. It may be called in a worker.
 *
 * @param options `allowSoftware`: a program that draws on the processor will do, for tests.
 * @returns Null where there is none.
 */
export function findGraphicsCard({
	allowSoftware,
}: {
	allowSoftware: boolean;
}): GraphicsCard | null {
	const gl = new OffscreenCanvas(1, 1).getContext("webgl2", {
		alpha: false,
		antialias: false,
		depth: false,
		failIfMajorPerformanceCaveat: !allowSoftware,
		// An overlay is no reason to wake the larger of two cards.
		powerPreference: "low-power",
		premultipliedAlpha: false,
		stencil: false,
	});
	if (gl === null) return null;
	const renderer = nameOf(gl);
	return allowSoftware || !isSoftwareRenderer(renderer) ? { gl, renderer } : null;
}

function nameOf(gl: WebGL2RenderingContext): string {
	const name = String(gl.getParameter(gl.RENDERER));
	if (!UNNAMED.test(name)) return name;
	const asked = gl.getExtension("WEBGL_debug_renderer_info");
	return asked === null ? name : String(gl.getParameter(asked.UNMASKED_RENDERER_WEBGL));
}
