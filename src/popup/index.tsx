import browser from "webextension-polyfill";
import { call } from "../shared/wire.ts";
import { mountPage } from "../ui/mount-page.tsx";
import { readConsent } from "../ui/read-consent.ts";
import { Popup } from "./popup.tsx";
import { watchCall } from "./popup-state.ts";

// Where storage cannot be read, the welcome page is what says so.
if ((await readConsent().catch(() => null)) === null) await openWelcome();
else {
	void mountPage(Popup, "popup_title");
	void fitTab();
	void watchCall(location.search);
}

/** A tab has its own width, whereas the window under the toolbar button takes the page's. */
async function fitTab(): Promise<void> {
	const isTab = (await browser.tabs.getCurrent()) !== undefined;
	document.documentElement.classList.toggle("in-tab", isTab);
}

/** Nothing can be switched on before the user has agreed to it: the welcome page comes instead. */
async function openWelcome(): Promise<void> {
	if ((await browser.tabs.getCurrent()) !== undefined)
		return location.replace(browser.runtime.getURL("src/welcome/index.html"));
	await call(browser.runtime.sendMessage, "background", "openWelcome");
	window.close();
}
