import type { Page } from "puppeteer";

/** The extension's own world in a page goes by the extension's name. */
const WORLD = "Expressly";

/**
 * Closes every port that the extension's script has open in a page, as the browser does with a page that it
 * sets aside. The script is not told, as it is not then.
 *
 * @throws Error where it has none.
 */
export async function cutPorts(page: Page): Promise<void> {
	const session = await page.createCDPSession();
	try {
		const worlds: number[] = [];
		let closed = 0;
		session.on("Runtime.executionContextCreated", ({ context }) => {
			if (context.name === WORLD) worlds.push(context.id);
		});
		await session.send("Runtime.enable");
		for (const contextId of worlds) {
			const { result: kind } = await session.send("Runtime.evaluate", {
				contextId,
				expression: `(() => {
					const probe = chrome.runtime.connect({ name: "probe" });
					probe.disconnect();
					return Object.getPrototypeOf(probe);
				})()`,
			});
			if (kind.objectId === undefined) throw new Error("The page's script has no ports.");
			const { objects } = await session.send("Runtime.queryObjects", {
				prototypeObjectId: kind.objectId,
			});
			const { result } = await session.send("Runtime.callFunctionOn", {
				...(objects.objectId === undefined ? {} : { objectId: objects.objectId }),
				functionDeclaration: `function () {
					let closed = 0;
					for (const port of this) try {
						port.disconnect();
						if (port.name === "frames") closed += 1;
					} catch {}
					return closed;
				}`,
				returnByValue: true,
			});
			closed += Number(result.value ?? 0);
		}
		if (closed === 0) throw new Error("The page's script has no port open.");
	} finally {
		await session.detach();
	}
}
