import { mountPage } from "../ui/mount-page.tsx";
import { loadNeutralFaces } from "../ui/neutral-faces-signal.ts";
import { loadAttentionConsent } from "./attention-signal.ts";
import { OptionsPage } from "./options-page.tsx";

await loadAttentionConsent();
await loadNeutralFaces();
await mountPage(OptionsPage, "settings_title");
