import type { RefObject } from "preact";
import { BrandMark } from "./brand-mark.tsx";
import { words } from "./words-signal.ts";

interface PageHeaderProps {
	title: string;
	lead: string;
	/** Given where the focus is to be taken to the title. */
	heading?: RefObject<HTMLHeadingElement | null>;
}

/** The head of a full page: whose it is, what it is, and what it is for. */
export function PageHeader({ title, lead, heading }: PageHeaderProps) {
	return (
		<header class="page-header">
			<p class="brand">
				<BrandMark />
				{words.value.say("extension_name")}
			</p>
			<h1 {...(heading && { ref: heading, tabIndex: -1 })}>{title}</h1>
			<p class="soft">{lead}</p>
		</header>
	);
}
