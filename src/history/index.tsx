import { mountPage } from "../ui/mount-page.tsx";
import { HistoryPage } from "./history-page.tsx";
import { openPageHistory } from "./history-state.ts";

// The list is on its way while the page's words are.
const opened = openPageHistory();
await mountPage(HistoryPage, "link_history");
await opened;
