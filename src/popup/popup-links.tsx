import browser from "webextension-polyfill";
import { Icon, type IconName } from "../ui/icon.tsx";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";

/** The extension's other pages, by the room each lies in. */
export const LINKED_PAGES = [
	{ name: "analyse", room: "analyse" },
	{ name: "history", room: "history" },
	{ name: "diagnostics", room: "diagnostics" },
	{ name: "settings", room: "options" },
	{ name: "about", room: "welcome" },
] as const satisfies { name: IconName; room: string }[];

/** The history stays open where nothing more may be kept: what was kept before can be erased there. */
const isClosed = (room: string) => room === "analyse" && policy.value.off.includes("analyse");

/** Ways to the extension's other pages, each in a tab of its own. */
export function PopupLinks() {
	return (
		<nav class="popup-links">
			{LINKED_PAGES.filter(({ room }) => !isClosed(room)).map(({ name, room }) => (
				<a
					key={room}
					href={browser.runtime.getURL(`src/${room}/index.html`)}
					target="_blank"
					rel="noreferrer"
				>
					<Icon name={name} />
					{words.value.say(`link_${name}`)}
				</a>
			))}
		</nav>
	);
}
