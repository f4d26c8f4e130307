import type { Diagnostics } from "./diagnostics.ts";
import type { CallChoice, Keeping } from "./keeping.ts";
import type { Baseline, ParsedNeutralFaces } from "./neutral-faces.ts";
import type { OverlayWords } from "./words.ts";

/** What the toolbar button and the popup say about one tab. */
export type TabState =
	| { state: "off" }
	| { state: "on" }
	/** Switching on failed; `messageKey` names the sentence that says what to do. */
	| { state: "failed"; messageKey: string; detail: string };

/**
 * Everything one room of the extension may ask of another: one interface per receiving room, one
 * method per message, its arguments the request and its result the reply. Arguments and results
 * hold plain objects, arrays, strings, booleans and finite numbers only.
 */
export interface Protocol {
	background: {
		/** Resolves once the offscreen document answers. */
		ensureOffscreen(): void;
		tabState(tabId: number): TabState;
		/** Switches the overlay on in every frame of the tab that may be read. */
		startTab(tabId: number): TabState;
		stopTab(tabId: number): TabState;
		/** Origins of frames in the tab's page that may show a call, and that the user has not allowed to be read. */
		embeddedSites(tabId: number): string[];
		/** Asked by a content script when a new frame has appeared in its page. */
		includeFrames(): void;
		/** Asked by a content script whose page has ended the overlay by itself, or cannot run it. */
		reportFailure(messageKey: string, detail: string): void;
		/** Asked by a content script that had reported a failure, once it reads again. */
		reportRecovery(): void;
		/** Ends every overlay in every tab, and clears what was not kept. */
		stopEverything(): void;
		/** Asked by the offscreen document that the popup had opened, once the popup is gone: ends it if no tab is on. */
		endUnlessOn(): void;
		/** Shows the welcome page: what has to be known, and agreed to, before anything is read. */
		openWelcome(): void;
		/** Asked by a content script: what the overlay says, in the language of the settings. */
		words(language: string): OverlayWords;
		/** Asked by the offscreen document, which has no storage of its own. */
		neutralFaces(): ParsedNeutralFaces;
		keepNeutralFace(key: string, face: Baseline): void;
		/** Chooses whether the history of the call in a tab is kept, whatever the settings say. */
		keepCall(tabId: number, keep: boolean): void;
		/** Asked by the offscreen document, which remembers nothing over its own death, when a call begins or comes back. */
		callChoice(tabId: number): CallChoice;
		/** Told by the offscreen document whenever it changes. */
		reportKeeping(tabId: number, keeping: Keeping): void;
		/** Told by the offscreen document once a tab shows no call any more: nothing of it is kept now. */
		leaveCall(tabId: number): void;
	};
	offscreen: {
		ping(): void;
		diagnostics(): Diagnostics;
		/** Measures the neutral face of who is alone on a tile; Diagnostics says how far it is. */
		learnNeutralFace(tabId: number, frameId: number, tileId: string): void;
		/** What is stored has changed. */
		setNeutralFaces(faces: ParsedNeutralFaces): void;
		/** A choice the user has made for one call. */
		chooseKeeping(tabId: number, choice: CallChoice): void;
		/** Resolves once the history of every call is written: the document is about to be closed. */
		finishHistory(): void;
		/** Erases what is older than so many days, and says how many sessions that were. */
		eraseOldSessions(days: number): number;
		/** Asked by the popup: `streamId` is what the browser gave it for the tab's picture. */
		captureTab(tabId: number, streamId: string): void;
		releaseTab(tabId: number): void;
	};
	meeting: {
		/** Answered by whatever runs in a tab. */
		ping(): void;
		stop(): void;
	};
	analyse: {
		/** Lets the camera go and forgets everything on the page. */
		clear(): void;
	};
}

export type Room = keyof Protocol;
export type Method<R extends Room> = keyof Protocol[R] & string;
type AnyFunction = (...args: never[]) => unknown;
export type Args<R extends Room, M extends Method<R>> = Protocol[R][M] extends AnyFunction
	? Parameters<Protocol[R][M]>
	: never;
export type Result<R extends Room, M extends Method<R>> = Protocol[R][M] extends AnyFunction
	? Awaited<ReturnType<Protocol[R][M]>>
	: never;

/** Who sent a request, as the browser vouches for it; absent for the extension's own pages. */
export interface Sender {
	tabId?: number;
	frameId?: number;
}

/** What room `R` registers: each of its methods, sync or async; the sender comes last. */
export type Handlers<R extends Room> = {
	[M in Method<R>]: (
		...args: [...Args<R, M>, sender: Sender]
	) => Result<R, M> | Promise<Result<R, M>>;
};

/** A request on the wire. */
export type Request = { to: Room; method: string; args: unknown[] };
/** Its answer. */
export type Reply = { value: unknown } | { error: { name: string; message: string } };
