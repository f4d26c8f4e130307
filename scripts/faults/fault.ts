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

/** Something that goes wrong. */
export interface Fault {
	name: string;
	/**
	 * Makes it go wrong.
	 *
	 * @returns When the extension can begin to recover, by the wall clock: for what lasts a while, when it is
	 *   over; for a page that is loaded anew, when it shows its videos again.
	 */
	inflict(call: FaultyCall): Promise<number>;
	/** Tiles are read all the while, so that there is something to keep. */
	leavesReading?: true;
	/** The history kept so far goes with it. */
	erasesHistory?: true;
}
