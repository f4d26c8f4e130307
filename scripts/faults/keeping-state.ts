import { setTimeout as pause } from "node:timers/promises";
import type { Keeping } from "../../src/shared/keeping.ts";
import type { FaultyCall } from "./fault.ts";

const LOOK_EVERY_MS = 50;

/** Whether the history of the call stands so now. */
export async function isKeeping(
	{ extension, tabId }: FaultyCall,
	state: Keeping["state"],
): Promise<boolean> {
	const history = (await extension.diagnostics())?.history ?? [];
	return history.some((call) => call.tabId === tabId && call.keeping.state === state);
}

/** Asks until it is so; false where it never is. */
export async function comes(isSo: () => Promise<boolean>, withinMs: number): Promise<boolean> {
	for (const end = Date.now() + withinMs; Date.now() < end; await pause(LOOK_EVERY_MS))
		if (await isSo().catch(() => false)) return true;
	return false;
}
