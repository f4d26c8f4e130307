import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Ends a command at once when it is told to from outside, by Ctrl-C or otherwise, and says so. What has to go with it,
 * such as a browser, goes in a listener of the process's `exit`.
 */
export function endOnSignals(): void {
	for (const signal of SIGNALS)
		if (!process.listeners(signal).includes(end)) process.on(signal, end);
}

function end(signal: NodeJS.Signals): void {
	// A line that is rewritten in place may stand there.
	console.error(process.stderr.isTTY ? "\nInterrupted." : "Interrupted.");
	process.exit(128 + constants.signals[signal]);
}
