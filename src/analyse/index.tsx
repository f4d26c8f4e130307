import { mountPage } from "../ui/mount-page.tsx";
import { AnalysePage } from "./analyse-page.tsx";
import { offerAnalysis } from "./analysis-door.ts";
import { warnBeforeLoss } from "./unexported-work.ts";

warnBeforeLoss();
offerAnalysis();
void mountPage(AnalysePage, "link_analyse");
