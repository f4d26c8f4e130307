import type { Diagnostics } from "../shared/diagnostics.ts";
import type { Words } from "../shared/words.ts";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { diagnostics } from "./diagnostics-signal.ts";

const MEBIBYTE = 2 ** 20;

const BACKENDS = { wasm: "WebAssembly", webgl: "WebGL" };

/** Why the backend that is in use is in use. */
function phraseWhy(why: Diagnostics["backendWhy"], { say }: Words): string {
	const times = Number((why?.timesAsFast ?? 0).toPrecision(2));
	const reason = say(`backend_${why?.reason ?? "start"}`, { times });
	return why?.graphics ? `${reason} (${why.graphics})` : reason;
}

/** How often tiles are read, at which size, and why. */
function phrasePace(pace: NonNullable<Diagnostics["pace"]>, { say }: Words): string {
	const { intervalMs, tilePx, reason } = pace;
	return `${intervalMs} ms, ${tilePx} px (${say(`pace_${reason.replaceAll(" ", "_")}`)})`;
}

/** How the part that reads faces is doing, whatever pages it serves. */
export function PipelineFacts() {
	const { say, has } = words.value;
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
				<div class="wide-fact">
					<dt class="soft">{say("fact_backend")}</dt>
					<dd>
						{backend ? `${BACKENDS[backend]}: ${phraseWhy(backendWhy, words.value)}` : unknown}
					</dd>
				</div>
			</dl>
		</section>
	);
}
