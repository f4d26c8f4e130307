import { asError } from "../src/shared/as-error.ts";
import { type Call, startCall } from "./call.ts";
import { createControls } from "./call-controls.ts";
import { callOptionsFrom } from "./call-options.ts";
import type { DemoCall } from "./demo-call.ts";
import { make } from "./tile.ts";

const NOTICE_MS = 6000;

function byId(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (element === null) throw new Error(`The page has no #${id}.`);
	return element;
}

const notice = byId("notice");
let noticeTimer: ReturnType<typeof setTimeout> | undefined;

/** Shows a sentence over the call, for a while. */
function say(sentence: string): void {
	notice.replaceChildren(sentence);
	notice.hidden = false;
	clearTimeout(noticeTimer);
	noticeTimer = setTimeout(() => {
		notice.hidden = true;
	}, NOTICE_MS);
}

function leave(call: Call): void {
	call.leave();
	globalThis.demoCall = undefined;
	byId("controls").replaceChildren();
	clearTimeout(noticeTimer);
	const again = make("button", "", ["Join again"]);
	again.addEventListener("click", () => {
		notice.hidden = true;
		void join();
	});
	notice.replaceChildren("You left the call.", again);
	notice.hidden = false;
}

async function join(): Promise<void> {
	try {
		const started = performance.now();
		const call = await startCall(
			byId("stage"),
			byId("self-place"),
			callOptionsFrom(location.search),
		);
		createControls(byId("controls"), call, { say, onLeave: () => leave(call) });
		const told: DemoCall = {
			showing: () =>
				call.participants().map(({ name, showing }) => ({
					name,
					expression: showing(performance.now() - started),
				})),
		};
		globalThis.demoCall = told;
	} catch (error) {
		notice.replaceChildren(asError(error).message);
		notice.hidden = false;
	}
}

await join();
