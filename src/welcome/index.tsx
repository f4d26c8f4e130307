import { mountPage } from "../ui/mount-page.tsx";
import { loadConsent } from "./consent-signal.ts";
import { WelcomePage } from "./welcome-page.tsx";

await loadConsent();
await mountPage(WelcomePage, "welcome_title");
