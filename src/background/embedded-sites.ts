import browser from "webextension-polyfill";
import { patternOf } from "../shared/match-pattern.ts";
import { readTab } from "./tab-states.ts";

/**
 * The sites of frames in a tab's page that may show a call, and that the user has not allowed to be read: a press of the
 * button opens the page itself alone.
 *
 * @returns Their origins; none for a tab that is off.
 */
export async function embeddedSites(tabId: number): Promise<string[]> {
	if ((await readTab(tabId)).state.state !== "on") return [];
	const asked = { target: { tabId, allFrames: true }, func: originsOfCallFrames };
	const answers = await browser.scripting.executeScript(asked).catch(() => []);
	const origins = new Set(answers.flatMap(({ result }) => result as string[]));
	const allowed = await Promise.all(
		[...origins].map((origin) =>
			browser.permissions.contains({ origins: [patternOf(new URL(origin))] }),
		),
	);
	return [...origins].filter((_, index) => !allowed[index]);
}

interface FramedView {
	location: { origin: string };
	document: {
		querySelectorAll(selector: string): Iterable<{
			src: string;
			allow: string;
			clientWidth: number;
			clientHeight: number;
		}>;
	};
}

/** Runs in a frame of the page. A frame in which one is to be seen or heard is given leave for that by the page. */
function originsOfCallFrames(): string[] {
	const { document, location } = globalThis as unknown as FramedView;
	return [...document.querySelectorAll("iframe")]
		.filter(({ allow }) => /camera|microphone|display-capture/.test(allow))
		.filter(({ clientWidth, clientHeight }) => clientWidth >= 160 && clientHeight >= 120)
		.map(({ src }) => (URL.canParse(src) ? new URL(src) : null))
		.filter((url) => url !== null && /^https?:$/.test(url.protocol))
		.map((url) => url?.origin ?? "")
		.filter((origin) => origin !== location.origin);
}
