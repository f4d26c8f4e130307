import type { PageDiagnostics, TileDiagnostics } from "../shared/diagnostics.ts";
import { skipKey, warningKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { platformName } from "../ui/platform-name.ts";
import { words } from "../ui/words-signal.ts";
import { LatestReadings } from "./latest-readings.tsx";

const COLUMNS = ["name", "kind", "size", "faces", "reading", "rate", "latency"] as const;

/** One frame of one tab: its tiles in a table. */
export function CallTiles({ platform, tabId, frameId, warnings, tiles }: PageDiagnostics) {
	const { say } = words.value;
	const page = platformName(platform, words.value);
	const heading = say("page_heading", {
		platform: page,
		tab: String(tabId),
		frame: String(frameId),
	});
	return (
		<section class="card">
			<h2>{heading}</h2>
			{warnings.map((warning) => (
				<Notice key={warning} tone="caution">
					{say(warningKey(warning), { platform: page })}
				</Notice>
			))}
			{tiles.length === 0 ? (
				<p class="soft">{say("diagnostics_no_tiles")}</p>
			) : (
				<DataTable
					caption={heading}
					columns={COLUMNS.map((column) => say(`column_${column}`))}
					rows={tiles.map((tile) => ({ id: tile.id, cells: tileCells(tile, words.value) }))}
				/>
			)}
		</section>
	);
}

/** One cell for each of `COLUMNS`. */
function tileCells(tile: TileDiagnostics, { say, count, decimal }: Words) {
	const { latencyMs, skipped, neutralFace } = tile;
	const name = tile.name ?? say("nothing");
	return [
		tile.isSelf ? (
			<>
				{name} <span class="tag">{say("participant_self")}</span>
			</>
		) : (
			name
		),
		say(`kind_${tile.kind}`),
		`${tile.width}\u00a0×\u00a0${tile.height}`,
		tile.faces,
		skipped === undefined ? (
			<>
				<LatestReadings readings={tile.latest} />
				{neutralFace === undefined ? null : (
					<span class="soft">{say(`neutral_fact_${neutralFace.state}`)}</span>
				)}
			</>
		) : (
			<span class="soft">{say("not_read", { reasons: say(skipKey(skipped)) })}</span>
		),
		decimal(tile.readingsPerSecond, 1),
		latencyMs === null
			? say("nothing")
			: `${Math.round(latencyMs.p50)} / ${count("milliseconds", Math.round(latencyMs.p95))}`,
	];
}
