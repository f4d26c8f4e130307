import { BrandMark } from "./brand-mark.tsx";
import { words } from "./words-signal.ts";

/** The head of a full page: whose it is, what it is, and what it is for. */
export function PageHeader({ title, lead }: { title: string; lead: string }) {
	return (
		<header class="page-header">
			<p class="brand">
				<BrandMark />
				{words.value.say("extension_name")}
			</p>
			<h1>{title}</h1>
			<p class="soft">{lead}</p>
		</header>
	);
}
