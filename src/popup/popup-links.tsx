import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import browser from "webextension-polyfill";
import { Icon, type IconName } from "../ui/icon.tsx";
import { words } from "../ui/words-signal.ts";

const LINKS = ["analyse", "history", "diagnostics", "settings"] as const satisfies IconName[];

const pageOf = (link: (typeof LINKS)[number]) =>
	browser.runtime.getURL(`src/${link === "settings" ? "options" : link}/index.html`);

/** The pages that this build of the extension has. */
const present = signal<ReadonlySet<string>>(new Set(["diagnostics", "settings"]));

/** Ways to the extension's other pages, each in a tab of its own. */
export function PopupLinks() {
	useEffect(() => void findPages(), []);
	return (
		<nav class="popup-links">
			{LINKS.filter((link) => present.value.has(link)).map((link) => (
				<a key={link} href={pageOf(link)} target="_blank" rel="noreferrer">
					<Icon name={link} />
					{words.value.say(`link_${link}`)}
				</a>
			))}
		</nav>
	);
}

async function findPages(): Promise<void> {
	const found = await Promise.all(
		LINKS.map((link) =>
			fetch(pageOf(link)).then(
				({ ok }) => (ok ? [link] : []),
				() => [],
			),
		),
	);
	present.value = new Set(found.flat());
}
