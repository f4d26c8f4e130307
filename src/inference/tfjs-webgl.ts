import { setWebGLContext } from "@tensorflow/tfjs-backend-webgl";
import { setBackend } from "@tensorflow/tfjs-core";

/**
 * Starts TensorFlow.js on a graphics card.
 *
 * @throws Error if the card's driver lacks what it needs.
 */
export async function startTfjsWebgl(gl: WebGL2RenderingContext): Promise<void> {
	setWebGLContext(2, gl as unknown as WebGLRenderingContext);
	if (!(await setBackend("webgl")))
		throw new Error("The network's engine did not start on the graphics card.");
}
