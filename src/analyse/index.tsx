import { mountPage } from "../ui/mount-page.tsx";
import { loadNeutralFaces } from "../ui/neutral-faces-signal.ts";
import { AnalysePage } from "./analyse-page.tsx";
import { offerAnalysis } from "./analysis-door.ts";
import { clearWhenTold } from "./clear-when-told.ts";
import { warnBeforeLoss } from "./unexported-work.ts";

warnBeforeLoss();
offerAnalysis();
clearWhenTold();
await loadNeutralFaces();
void mountPage(AnalysePage, "link_analyse");
