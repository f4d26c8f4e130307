import { effect, signal } from "@preact/signals";

/** What would be lost if the page closed now: each kind of work that is not exported yet. */
const unexported = signal<ReadonlySet<string>>(new Set());

/** Notes that `kind` holds results, or work under way, that no export has saved. */
export function markUnexported(kind: string): void {
	if (!unexported.peek().has(kind)) unexported.value = new Set([...unexported.peek(), kind]);
}

/** Notes that all of `kind` is saved, or was thrown away by the user. */
export function markExported(kind: string): void {
	unexported.value = new Set([...unexported.peek()].filter((other) => other !== kind));
}

/** Notes that nothing is worth keeping any more. */
export function forgetUnexported(): void {
	unexported.value = new Set();
}

/** Lets the browser ask before the page closes, only while something would be lost. */
export function warnBeforeLoss(): void {
	const ask = (event: BeforeUnloadEvent) => event.preventDefault();
	effect(() => {
		if (unexported.value.size > 0) addEventListener("beforeunload", ask);
		else removeEventListener("beforeunload", ask);
	});
}
