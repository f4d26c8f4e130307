import type { Page } from "puppeteer";
import type { ExtensionBrowser } from "../launch-extension.ts";

/** What a run of the bench gives its parts to work with. */
export interface BenchContext {
	/** Tells who waits what is done now. */
	say(sentence: string): void;
	options: {
		/** Sizes of call. */
		tiles: readonly number[];
		/** How long each size is watched, off and on. */
		seconds: number;
		/** How long one call is watched for what grows. */
		soakMinutes: number;
	};
	/** The browser with the built extension, started when it is first asked for. */
	extension(): Promise<ExtensionBrowser>;
	/** A page that shows the demo call that `query` asks for. */
	openCall(query: string): Promise<Page>;
	/** A page that runs parts of the extension by themselves: see `page/index.ts`. */
	openBenchPage(): Promise<Page>;
}

/** One part of the bench: one section of RESULTS.md. */
export interface BenchPart<Figures> {
	/** As `--only` takes it. */
	name: string;
	/** Whether it is measured only if it is asked for. */
	isOnlyOnDemand?: boolean;
	measure(context: BenchContext): Promise<Figures>;
	/** The section: a heading of the second level, what was measured and how, and a table. */
	section(figures: Figures): string;
}

/** A table as Markdown writes it. */
export function markdownTable(
	head: readonly string[],
	rows: readonly (readonly string[])[],
): string {
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
