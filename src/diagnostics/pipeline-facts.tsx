import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { diagnostics } from "./diagnostics-signal.ts";
import { phraseBackend, phrasePace } from "./phrase-facts.ts";

const MEBIBYTE = 2 ** 20;

/** How the part that reads faces is doing, whatever pages it serves. */
export function PipelineFacts() {
	const { say, has, list } = words.value;
	const {
		pipeline,
		version,
		browser,
		detector,
		backend,
		backendWhy,
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
		["fact_pace", pace ? phrasePace(pace, words.value) : unknown],
		[
			"fact_history",
			list(history.map(({ keeping }) => say(`keeping_${keeping.state}`))) || unknown,
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
				<div class="wide-fact">
					<dt class="soft">{say("fact_backend")}</dt>
					<dd>{backend ? phraseBackend(backend, backendWhy, words.value) : unknown}</dd>
				</div>
			</dl>
		</section>
	);
}
