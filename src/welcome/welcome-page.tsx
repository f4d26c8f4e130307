import { PageHeader } from "../ui/page-header.tsx";
import { words } from "../ui/words-signal.ts";
import { ChatNote } from "./chat-note.tsx";
import { ConsentForm } from "./consent-form.tsx";
import "./welcome.css";

/** What to know before the first call, and the choice whose faces are read. */
export function WelcomePage() {
	const { say } = words.value;
	return (
		<main class="page welcome">
			<PageHeader title={say("welcome_title")} lead={say("welcome_lead")} />
			<div class="welcome-pair">
				<section class="card">
					<h2>{say("welcome_does_title")}</h2>
					<ul class="ticks">
						<li>{say("welcome_does_show")}</li>
						<li>{say("welcome_does_here")}</li>
						<li>{say("welcome_does_asked")}</li>
					</ul>
				</section>
				<section class="card">
					<h2>{say("welcome_not_title")}</h2>
					<ul class="crosses">
						<li>{say("welcome_not_identity")}</li>
						<li>{say("welcome_not_keep")}</li>
						<li>{say("welcome_not_judge")}</li>
					</ul>
				</section>
			</div>
			<section class="card">
				<h2>{say("welcome_limits_title")}</h2>
				<p>{say("welcome_limits_link")}</p>
				<p>{say("welcome_limits_differ")}</p>
				<p>{say("welcome_limits_hint")}</p>
			</section>
			<section class="card welcome-law">
				<h2>{say("welcome_law_title")}</h2>
				<p>{say("welcome_law_work")}</p>
				<p>{say("welcome_law_tell")}</p>
			</section>
			<ChatNote />
			<ConsentForm />
		</main>
	);
}
