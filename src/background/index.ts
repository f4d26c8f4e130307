import browser, { type Runtime } from "webextension-polyfill";
import type { Handlers, Sender } from "../shared/messages.ts";
import { answer, answerHere, isOwnPage, isRequestTo } from "../shared/wire.ts";
import { forgetAllKeeping, keepCall, takeUpCall, watchHistoryPolicy } from "./call-keeping.ts";
import { hasConsent, openWelcome } from "./consent.ts";
import { embeddedSites } from "./embedded-sites.ts";
import { eraseDaily, eraseOldSessions, watchKeepDays } from "./history-retention.ts";
import { lookAtTab } from "./look-at-tab.ts";
import { keepNeutralFace, readNeutralFaces, watchNeutralFaces } from "./neutral-faces.ts";
import { ensureOffscreen } from "./offscreen-document.ts";
import { readOverlayWords } from "./overlay-words.ts";
import { followPopOut } from "./pop-outs.ts";
import { stopEverything } from "./stop-everything.ts";
import {
	endUnlessOn,
	failTab,
	forgetTab,
	includeFrames,
	leaveCall,
	recoverTab,
	replaceTab,
	resumeAll,
	resumeLoadingTab,
	resumeTab,
	retryRefused,
	showKeeping,
	startTab,
	stopForbidden,
	stopTab,
	toggleTab,
} from "./tab-overlay.ts";
import { forgetTabs } from "./tab-states.ts";

const handlers: Handlers<"background"> = {
	ensureOffscreen: () => ensureOffscreen(),
	tabState: lookAtTab,
	startTab,
	stopTab,
	embeddedSites,
	includeFrames: async ({ tabId }) => {
		if (tabId !== undefined) await includeFrames(tabId);
	},
	reportFailure: async (messageKey, detail, { tabId }) => {
		if (tabId !== undefined) await failTab(tabId, messageKey, detail);
	},
	reportRecovery: async ({ tabId }) => {
		if (tabId !== undefined) await recoverTab(tabId);
	},
	stopEverything,
	endUnlessOn,
	openWelcome,
	words: readOverlayWords,
	neutralFaces: readNeutralFaces,
	keepNeutralFace,
	keepCall,
	callChoice: takeUpCall,
	reportKeeping: showKeeping,
	leaveCall,
};

/** What a content script may ask; everything else is for the extension's own pages. */
const FROM_CONTENT_SCRIPTS = new Set([
	"ensureOffscreen",
	"includeFrames",
	"reportFailure",
	"reportRecovery",
	"stopEverything",
	"words",
]);

answerHere("background", handlers);
browser.runtime.onMessage.addListener((message: unknown, from: Runtime.MessageSender) => {
	if (!isRequestTo("background", message) || from.id !== browser.runtime.id) return undefined;
	const isOwn = isOwnPage(from, { id: browser.runtime.id, root: browser.runtime.getURL("") });
	if (!isOwn && !FROM_CONTENT_SCRIPTS.has(message.method)) return undefined;
	return answer(handlers, message, isOwn ? {} : senderOf(from));
});

watchNeutralFaces();
watchHistoryPolicy();
watchKeepDays();
browser.runtime.onStartup.addListener(async () => {
	await Promise.all([forgetTabs(), forgetAllKeeping()]);
	await eraseOldSessions();
});
void eraseDaily();
browser.runtime.onInstalled.addListener(({ reason }) => {
	void resumeAll();
	if (reason === "install") void welcome();
});
browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
browser.tabs.onReplaced.addListener((tabId, removedId) => void replaceTab(tabId, removedId));
browser.tabs.onUpdated.addListener((tabId, { status }) => {
	if (status === "loading") void resumeLoadingTab(tabId);
	if (status === "complete") void resumeTab(tabId).then(() => followPopOut(tabId));
});
// The browser's question closes the popup, so the answer is taken up here.
browser.permissions.onAdded.addListener(() => void retryRefused());
browser.permissions.onRemoved.addListener(({ origins = [] }) => void stopForbidden(origins));
browser.commands.onCommand.addListener((command, tab) => {
	if (command === "toggle-overlay" && tab?.id !== undefined) void toggleTab(tab.id);
	if (command === "stop-everything") void stopEverything();
});

async function welcome(): Promise<void> {
	if (!(await hasConsent())) await openWelcome();
}

function senderOf({ tab, frameId }: Runtime.MessageSender): Sender {
	return {
		...(tab?.id === undefined ? {} : { tabId: tab.id }),
		...(frameId === undefined ? {} : { frameId }),
	};
}
