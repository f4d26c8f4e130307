import type { Page } from "puppeteer";
import type { ExtensionBrowser } from "../launch-extension.ts";

/** The call that faults are inflicted on. */
export interface FaultyCall {
	extension: ExtensionBrowser;
	/** The meeting's page. */
	page: Page;
	tabId: number;
	/** A page of the extension, from which its storage can be reached. */
	desk: Page;
}

/** What has gone wrong. */
export interface Inflicted {
	/**
	 * When the extension can begin to recover, by the wall clock: for what lasts a while, when it is over; for a
	 * page that is loaded anew, when it shows its videos again.
	 */
	canRecoverAtMs: number;
	/** Whether what was harmed has been replaced, or works again; without it, only readings tell. */
	isMended?: () => Promise<boolean>;
}

/** Something that goes wrong. */
export interface Fault {
	name: string;
	/**
	 * Makes it go wrong.
	 *
	 * @throws Error where it did not: a fault without effect would pass for one that was recovered from.
	 */
	inflict(call: FaultyCall): Promise<Inflicted>;
	/** Takes some seconds each time, and kills or stalls no single part. */
	lasts?: true;
	/** Tiles are read all the while, so that there is something to keep. */
	leavesReading?: true;
	/** The history kept so far goes with it. */
	erasesHistory?: true;
}
