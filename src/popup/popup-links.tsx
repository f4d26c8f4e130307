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

const isOff = (room: string) => policy.value.off.some((feature) => feature === room);

/** Ways to the extension's other pages, each in a tab of its own. */
export function PopupLinks() {
	return (
		<nav class="popup-links">
			{LINKED_PAGES.filter(({ room }) => !isOff(room)).map(({ name, room }) => (
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
