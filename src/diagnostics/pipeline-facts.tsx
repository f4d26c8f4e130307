import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { diagnostics } from "./diagnostics-signal.ts";

const MEBIBYTE = 2 ** 20;

/** How the part that reads faces is doing, whatever pages it serves. */
export function PipelineFacts() {
	const { say, has } = words.value;
	const {
		pipeline,
		version,
		browser,
		detector,
		backend,
		model,
		pace,
		drops,
		memory,
		history = [],
	} = diagnostics.value;
	const unknown = say("fact_unknown");
	const heap =
		memory.heapBytes === null ? unknown : `${Math.round(memory.heapBytes / MEBIBYTE)} MiB`;
	const facts: [key: string, value: string | number][] = [
		["fact_state", say(`pipeline_${pipeline.state}`)],
		["fact_model", model ?? unknown],
		["fact_detector", detector ?? unknown],
		["fact_backend", backend ?? unknown],
		["fact_pace", pace ? `${pace.intervalMs} ms, ${pace.tilePx} px (${pace.reason})` : unknown],
		[
			"fact_history",
			history.map(({ keeping }) => say(`keeping_${keeping.state}`)).join(", ") || unknown,
		],
		["fact_drops", drops],
		["fact_memory", heap],
		["fact_tensors", memory.tensors ?? unknown],
		["fact_version", version],
		["fact_browser", browser],
	];
	return (
		<section class="card">
			<h2>{say("section_pipeline")}</h2>
			{pipeline.state === "failed" ? (
				<Notice tone="danger" detail={pipeline.detail}>
					{say(has(pipeline.messageKey) ? pipeline.messageKey : "error_unknown")}
				</Notice>
			) : null}
			<dl class="facts">
				{facts.map(([key, value]) => (
					<div key={key}>
						<dt class="soft">{say(key)}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
