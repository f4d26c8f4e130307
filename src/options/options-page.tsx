import { PageHeader } from "../ui/page-header.tsx";
import { SettingsFailure } from "../ui/settings-failure.tsx";
import { settingsProblems } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { GeneralSettings } from "./general-settings.tsx";
import { HistorySettings } from "./history-settings.tsx";
import { LookSettings } from "./look-settings.tsx";
import { ModelCards } from "./model-cards.tsx";
import "./options.css";
import { NeutralSettings } from "./neutral-settings.tsx";
import { PeopleSettings } from "./people-settings.tsx";
import { PolicyNotice } from "./policy-notice.tsx";
import { Preview } from "./preview.tsx";
import { ProblemNotices } from "./problem-notices.tsx";
import { ReadingSettings } from "./reading-settings.tsx";
import { RoomSettings } from "./room-settings.tsx";
import { SettingsFile } from "./settings-file.tsx";

/** Every setting there is, beside a picture of what it does. */
export function OptionsPage() {
	const { say } = words.value;
	return (
		<main class="page options">
			<PageHeader title={say("settings_title")} lead={say("settings_lead")} />
			<div class="options-problems">
				<SettingsFailure />
				<PolicyNotice />
				<ProblemNotices problems={settingsProblems.value} />
			</div>
			<Preview />
			<div class="options-form">
				<LookSettings />
				<PeopleSettings />
				<RoomSettings />
				<ReadingSettings />
				<NeutralSettings />
				<HistorySettings />
				<GeneralSettings />
				<SettingsFile />
				<ModelCards />
			</div>
		</main>
	);
}
