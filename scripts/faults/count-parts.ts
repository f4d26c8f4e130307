import { setTimeout as pause } from "node:timers/promises";
import type { FaultyCall } from "./fault.ts";

/** How many there are of each part of the extension, by its name. */
type Parts = Readonly<Record<string, number>>;

/** What was given up is ended by the browser within this time. */
const ENDED_WITHIN_MS = 10_000;

/** Names the parts of the extension of which there are not as many as there should be. */
export async function findOrphans(call: FaultyCall, wanted: Parts): Promise<string[]> {
	let wrong: string[] = [];
	for (const end = Date.now() + ENDED_WITHIN_MS; Date.now() < end; await pause(100)) {
		const parts = await countParts(call);
		wrong = Object.keys(wanted).filter((name) => parts[name] !== wanted[name]);
		if (wrong.length === 0) return [];
		wrong = wrong.map((name) => `${parts[name]} ${name}`);
	}
	return wrong;
}

/** Counts documents, workers, ports and elements. */
export async function countParts({ extension, page }: FaultyCall): Promise<Parts> {
	const documents = extension.browser
		.targets()
		.filter((target) => target.url().includes("/src/offscreen/")).length;
	const workers = (await extension.offscreen())?.workers() ?? [];
	const ofKind = (kind: string) =>
		workers.filter((worker) => worker.url().includes(`/${kind}-worker`)).length;
	const told = await extension.diagnostics().catch(() => null);
	const overlays = await page.evaluate(
		() => document.querySelectorAll("html > [popover='manual'][inert]").length,
	);
	return {
		"hidden documents": documents,
		"vision workers": ofKind("vision"),
		"expression workers": ofKind("expression"),
		ports: told?.pages.length ?? 0,
		overlays,
	};
}
