import { skipKey } from "../shared/word-keys.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { platformName } from "../ui/platform-name.ts";
import { Switch } from "../ui/switch.tsx";
import { words } from "../ui/words-signal.ts";
import type { CallStatus } from "./call-status.ts";
import type { CallSummary } from "./call-summary.ts";
import { CaptureOffer } from "./capture-offer.tsx";
import { KeepRow } from "./keep-row.tsx";
import {
	allowSite,
	canSwitch,
	isSwitchedOn,
	reloadPage,
	retry,
	site,
	status,
	switchCall,
} from "./popup-state.ts";

/** The switch for this call, and below it how the call stands. */
export function CallCard() {
	const current = status.value;
	return (
		<section class="card call-card">
			<div class="call-switch">
				<label for="show-expressions">{words.value.say("popup_switch")}</label>
				<Switch
					id="show-expressions"
					checked={isSwitchedOn.value}
					disabled={!canSwitch.value}
					describedBy="call-status"
					onChange={(on) => void switchCall(on)}
				/>
			</div>
			<div id="call-status" class="call-status">
				{current.kind === "failed" ? <Failure {...current} /> : <Progress status={current} />}
			</div>
			<KeepRow />
		</section>
	);
}

function Progress({ status: current }: { status: Exclude<CallStatus, { kind: "failed" }> }) {
	const { say } = words.value;
	switch (current.kind) {
		case "checking":
		case "looking":
			return <StatusLine light="wait">{say("status_checking")}</StatusLine>;
		case "starting":
			return <StatusLine light="wait">{say("status_starting")}</StatusLine>;
		case "off":
			return <StatusLine light="off">{say("status_off")}</StatusLine>;
		case "no-tab":
			return <Notice tone="plain">{say("status_no_tab")}</Notice>;
		case "protected":
			return <Notice tone="plain">{say("error_page_protected")}</Notice>;
		case "no-video":
			return <StatusLine light="wait">{say("status_no_video")}</StatusLine>;
		case "embedded":
			return (
				<Notice tone="caution" actions={<AllowButton site={current.site} />}>
					{say("status_embedded", { host: current.site.hostname })}
				</Notice>
			);
		default:
			return <Health status={current} />;
	}
}

type CallInSight = Extract<CallStatus, { call: CallSummary }>;

function Health({ status: current }: { status: CallInSight }) {
	const { say, count, list } = words.value;
	const { platform, tiles, readable, faces, skipped } = current.call;
	const reasons = skipped.map(([reason, times]) =>
		say("with_note", { thing: say(skipKey(reason)), note: times }),
	);
	return (
		<>
			<StatusLine light={current.kind === "running" ? "on" : "wait"}>
				{say("health_line", {
					platform: platformName(platform, words.value),
					tiles: count("count_tiles", tiles),
					readable: count("count_readable", readable),
					faces: count("count_faces", faces),
				})}
			</StatusLine>
			{reasons.length > 0 ? (
				<p class="soft status-note">{say("not_read", { reasons: list(reasons) })}</p>
			) : null}
			{current.kind === "none-readable" ? (
				<Notice tone="caution">{say(current.hintKey)}</Notice>
			) : null}
			{current.kind === "no-faces" ? (
				<p class="soft status-note">{say("status_no_faces")}</p>
			) : null}
			<CaptureOffer capture={current.call.capture} />
		</>
	);
}

function Failure({ messageKey, detail }: { messageKey: string; detail: string }) {
	const { say, has } = words.value;
	const refused = messageKey === "error_page_permission" ? site.value : null;
	return (
		<Notice
			tone="danger"
			detail={detail}
			actions={
				<>
					{refused === null ? null : <AllowButton site={refused} />}
					{messageKey === "error_page_not_running" ? (
						<Button primary onClick={() => void reloadPage()}>
							{say("action_reload")}
						</Button>
					) : (
						<Button onClick={() => void retry()}>{say("action_retry")}</Button>
					)}
				</>
			}
		>
			{say(has(messageKey) ? messageKey : "error_unknown")}
		</Notice>
	);
}

function AllowButton({ site: url }: { site: URL }) {
	return (
		<Button primary onClick={() => void allowSite(url)}>
			{words.value.say("action_allow", { host: url.hostname })}
		</Button>
	);
}

function StatusLine({ light, children }: { light: "on" | "off" | "wait"; children: string }) {
	return (
		<p class="status-line">
			<span class={`status-light ${light}`} />
			{children}
		</p>
	);
}
