import "../../../src/inference/expression-worker.ts";

/** @file The product's own worker on a graphics card that can be told to get lost in the middle of a batch. */

/** Any message on this channel arms the loss. */
const LOSE = "lose the graphics card";

let isArmed = false;
new BroadcastChannel(LOSE).addEventListener("message", () => {
	isArmed = true;
});

// The batch is computed when its answer is read back.
const { readPixels } = WebGL2RenderingContext.prototype;
WebGL2RenderingContext.prototype.readPixels = function (
	this: WebGL2RenderingContext,
	...given: unknown[]
) {
	if (isArmed) this.getExtension("WEBGL_lose_context")?.loseContext();
	return Reflect.apply(readPixels, this, given);
};
