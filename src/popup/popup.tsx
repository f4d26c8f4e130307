import { BrandMark } from "../ui/brand-mark.tsx";
import { words } from "../ui/words-signal.ts";
import { CallCard } from "./call-card.tsx";
import { ParticipantList } from "./participant-list.tsx";
import { PopupLinks } from "./popup-links.tsx";
import "./popup.css";
import { status } from "./popup-state.ts";
import { QuickSettings } from "./quick-settings.tsx";
import { SpokenSummary } from "./spoken-summary.tsx";

/** What hangs under the toolbar button: the switch, what is seen, and what is set daily. */
export function Popup() {
	const current = status.value;
	return (
		<main class="popup">
			<h1 class="popup-title">
				<BrandMark />
				{words.value.say("extension_name")}
			</h1>
			<CallCard />
			{current.kind === "running" ? <ParticipantList seen={current.call.seen} /> : null}
			<QuickSettings />
			<PopupLinks />
			<SpokenSummary />
		</main>
	);
}
