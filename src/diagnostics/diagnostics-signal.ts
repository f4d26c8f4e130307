import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import type { Diagnostics } from "../shared/diagnostics.ts";
import { call } from "../shared/wire.ts";
import { answerInTime } from "../ui/answer-in-time.ts";
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
	const asked = call(browser.runtime.sendMessage, "offscreen", "diagnostics");
	diagnostics.value = await answerInTime(asked, 2 * LOOK_EVERY_MS).catch(idle);
}
