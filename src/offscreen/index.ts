import browser, { type Runtime } from "webextension-polyfill";
import { version } from "../../package.json" with { type: "json" };
import { createPipeline } from "../inference/pipeline.ts";
import { FRAMES_PORT, type FramesDown } from "../shared/frames.ts";
import type { Handlers } from "../shared/messages.ts";
import { WITHOUT_PIPELINE } from "../shared/offscreen-page.ts";
import { POPUP_PORT } from "../shared/popup-port.ts";
import { answer, answerHere, call, isOwnPage, isRequestTo } from "../shared/wire.ts";
import { openHistory } from "../store/history-database.ts";
import { LocalBackendMemory } from "./backend-memory.ts";
import { captureTab } from "./captured-tab.ts";
import { collectDiagnostics } from "./collect-diagnostics.ts";
import { FrameService } from "./frame-service.ts";
import { HistoryKeeper } from "./history-keeper.ts";
import { shrinkHeap } from "./shrink-heap.ts";
import { TabCaptures } from "./tab-captures.ts";
import { type PowerSource, watchPower } from "./watch-power.ts";

/** Every so often, what calls that stand still have left in memory is written. */
const FLUSH_IDLE_MS = 5000;

/** A minute of a large call is more than what its garbage should grow to. */
const SHRINK_EVERY_MS = 60_000;

/** By then a call or a popup has connected, if one is there. */
const WANTED_WITHIN_MS = 20_000;

const send = browser.runtime.sendMessage;
const own = { id: browser.runtime.id, root: browser.runtime.getURL("") };

const keeper = new HistoryKeeper({
	openHistory,
	now: () => ({ monotonicMs: performance.now(), wallMs: Date.now() }),
	choiceOf: (tabId) => call(send, "background", "callChoice", tabId),
	onKeeping: (tabId, keeping) =>
		void call(send, "background", "reportKeeping", tabId, keeping).catch(() => undefined),
	onLeave: (tabId) => void call(send, "background", "leaveCall", tabId).catch(() => undefined),
	onErased: (tabId) =>
		void call(send, "background", "keepCall", tabId, false).catch(() => undefined),
	newId: () => crypto.randomUUID(),
});
setInterval(() => void keeper.flushAll(), FLUSH_IDLE_MS);

const memory = new LocalBackendMemory(() => localStorage, navigator.userAgent);
const captures = new TabCaptures(captureTab);
const service = new FrameService({
	keepNeutralFace: (key, face) =>
		void call(send, "background", "keepNeutralFace", key, face).catch((error: unknown) =>
			service.noteError(error),
		),
	onRead: (readings) => keeper.take(readings),
	onLeave: (tabId) => void keeper.leave(tabId),
	createPipeline: (model, troubles) =>
		createPipeline({
			assetUrl: (path) => browser.runtime.getURL(path),
			model,
			memory,
			...troubles,
		}),
	tryOut: async (pipeline) => pipeline.read(await createImageBitmap(new ImageData(1, 1)), []),
	now: () => Date.now(),
	timeout: (afterMs) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const expired = new Promise<never>((_, reject) => {
			timer = setTimeout(
				() => reject(new Error(`The pipeline did not answer within ${afterMs} ms.`)),
				afterMs,
			);
		});
		return { expired, cancel: () => clearTimeout(timer) };
	},
});

void watchPower(navigator as PowerSource, (isOnBattery) => service.setOnBattery(isOnBattery));

const isHiddenDocument = location.pathname.includes("/offscreen/");
// It is opened when the overlay is switched on: its first page is on its way. Only to put the history in
// order it is opened without. Firefox's background page, in which this runs too, wakes for much else.
if (isHiddenDocument && !location.search.includes(WITHOUT_PIPELINE)) service.prepare();
if (isHiddenDocument) setInterval(() => shrinkHeap(document), SHRINK_EVERY_MS);

void call(send, "background", "neutralFaces").then(
	(faces) => service.setNeutralFaces(faces),
	(error: unknown) => service.noteError(error),
);

const handlers: Handlers<"offscreen"> = {
	ping: () => undefined,
	learnNeutralFace: (tabId, frameId, tileId) => service.learnNeutralFace(tabId, frameId, tileId),
	setNeutralFaces: (faces) => service.setNeutralFaces(faces),
	// An offscreen document has no runtime.getManifest().
	diagnostics: () => ({
		...collectDiagnostics(service, version, Date.now()),
		history: keeper.facts(),
	}),
	chooseKeeping: (tabId, choice) => keeper.choose(tabId, choice),
	finishHistory: () => keeper.finish(),
	eraseOldSessions: (days) => keeper.eraseOlderThan(days),
	captureTab: (tabId, streamId) => captures.start(tabId, streamId),
	releaseTab: (tabId) => captures.end(tabId),
};

answerHere("offscreen", handlers);
browser.runtime.onMessage.addListener((message: unknown, from: Runtime.MessageSender) => {
	// Names and readings of every call are told here: a content script, of one page, gets none.
	if (!isRequestTo("offscreen", message) || !isOwnPage(from, own)) return undefined;
	return answer(handlers, message, {});
});

/** Opened for a popup, the document ends with it; one that was closed at once never connects. */
const endUnlessOn = () => void call(send, "background", "endUnlessOn").catch(() => undefined);
const unwanted = setTimeout(endUnlessOn, WANTED_WITHIN_MS);

browser.runtime.onConnect.addListener((port) => {
	clearTimeout(unwanted);
	const { sender } = port;
	if (port.name === POPUP_PORT && isOwnPage(sender ?? {}, own))
		port.onDisconnect.addListener(endUnlessOn);
	const tabId = sender?.tab?.id;
	if (port.name !== FRAMES_PORT || sender?.id !== browser.runtime.id || tabId === undefined) return;
	const post = (message: FramesDown) => {
		try {
			port.postMessage(message);
		} catch {
			// The page has gone, and its port with it; that it closed is told on its own.
		}
	};
	const capturedTab = () => captures.of(tabId);
	const page = service.connect({ tabId, frameId: sender.frameId ?? 0, post, capturedTab });
	const leave = captures.attend(tabId, (isOn) => post({ kind: "capture", isOn }));
	port.onMessage.addListener((message) => page.receive(message));
	port.onDisconnect.addListener(() => {
		page.close();
		leave();
	});
});
