import { mountPage } from "../ui/mount-page.tsx";
import { DiagnosticsPage } from "./diagnostics-page.tsx";
import { watchPipeline } from "./diagnostics-signal.ts";

await watchPipeline();
await mountPage(DiagnosticsPage, "diagnostics_title");
