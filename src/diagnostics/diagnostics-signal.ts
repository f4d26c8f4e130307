import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import type { Diagnostics } from "../shared/diagnostics.ts";
import { call } from "../shared/wire.ts";
import { idleDiagnostics } from "./idle-diagnostics.ts";

const LOOK_EVERY_MS = 1000;

const idle = () =>
	idleDiagnostics(Date.now(), browser.runtime.getManifest().version, navigator.userAgent);

export const diagnostics = signal<Diagnostics>(idle());

/** Takes a first look, and then looks every second for as long as the page is open. */
export async function watchPipeline(): Promise<void> {
	await look();
	setTimeout(() => void watchPipeline(), LOOK_EVERY_MS);
}

async function look(): Promise<void> {
	const late = new Promise<Diagnostics>((resolve) =>
		setTimeout(() => resolve(idle()), 2 * LOOK_EVERY_MS),
	);
	const answer = call(browser.runtime.sendMessage, "offscreen", "diagnostics").catch(idle);
	diagnostics.value = await Promise.race([answer, late]);
}
