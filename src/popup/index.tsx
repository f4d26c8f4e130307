import { mountPage } from "../ui/mount-page.tsx";
import { Popup } from "./popup.tsx";
import { watchCall } from "./popup-state.ts";

void mountPage(Popup, "popup_title");
void watchCall(location.search);
