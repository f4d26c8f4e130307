import { PageHeader } from "../ui/page-header.tsx";
import { words } from "../ui/words-signal.ts";
import { CallTiles } from "./call-tiles.tsx";
import { CopyBar } from "./copy-bar.tsx";
import "./diagnostics.css";
import { diagnostics } from "./diagnostics-signal.ts";
import { PipelineFacts } from "./pipeline-facts.tsx";

/** What the extension is doing now, for people to read and to attach to a bug report. */
export function DiagnosticsPage() {
	const { say } = words.value;
	const { pages, errors } = diagnostics.value;
	return (
		<main class="page">
			<PageHeader title={say("diagnostics_title")} lead={say("diagnostics_lead")} />
			<CopyBar />
			<PipelineFacts />
			{pages.length === 0 ? (
				<section class="card">
					<p class="soft">{say("diagnostics_idle")}</p>
				</section>
			) : (
				pages.map((page) => <CallTiles key={`${page.tabId}:${page.frameId}`} {...page} />)
			)}
			<section class="card">
				<h2>{say("section_errors")}</h2>
				{errors.length === 0 ? (
					<p class="soft">{say("no_errors")}</p>
				) : (
					<ul class="error-list">
						{errors.map((error) => (
							<li key={error}>
								<code>{error}</code>
							</li>
						))}
					</ul>
				)}
			</section>
			<section class="card">
				<h2>{say("section_json")}</h2>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
				<pre id="diagnostics-json" tabIndex={0}>
					{JSON.stringify(diagnostics.value, null, 2)}
				</pre>
			</section>
		</main>
	);
}
