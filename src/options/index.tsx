import { mountPage } from "../ui/mount-page.tsx";
import { loadAttentionConsent } from "./attention-signal.ts";
import { OptionsPage } from "./options-page.tsx";

await loadAttentionConsent();
await mountPage(OptionsPage, "settings_title");
