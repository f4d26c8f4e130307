import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { NO_POLICY, type Policy, parsePolicy } from "../shared/policy.ts";
import { answerInTime } from "./answer-in-time.ts";

/** What whoever administers the browser has set. */
export const policy = signal<Policy>(NO_POLICY);

/**
 * Reads the managed policy and follows its changes. A browser that manages nothing has none; one that is told late holds
 * from then on.
 */
export async function loadPolicy(): Promise<void> {
	try {
		browser.storage.managed.onChanged.addListener(() => void readPolicy());
		await answerInTime(readPolicy());
	} catch {
		// Firefox refuses where no policy is set, and a page on a web server has no such storage.
	}
}

async function readPolicy(): Promise<void> {
	policy.value = parsePolicy(await browser.storage.managed.get(null));
}
