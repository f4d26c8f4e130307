import type { Pipeline, Troubles } from "../inference/pipeline.ts";
import type { Model } from "../shared/settings.ts";
import type { CallReadings } from "./history-keeper.ts";
import type { PageOptions } from "./page-session.ts";

/** The one end of a port to a page frame, as the browser vouches for its other end. */
export type PagePort = Pick<PageOptions, "tabId" | "frameId" | "post" | "capturedTab">;

/** What the page does with a connected port. */
export interface PageConnection {
	receive(message: unknown): void;
	/** The page has gone. */
	close(): void;
}

export interface ServiceOptions {
	/** Stores a neutral face that was measured. */
	keepNeutralFace: PageOptions["keepNeutralFace"];
	createPipeline: (model: Model, troubles: Troubles) => Promise<Pipeline>;
	/** Has the pipeline look at a picture that is whole; rejects if it cannot. */
	tryOut: (pipeline: Pipeline) => Promise<unknown>;
	/** Told of every frame that was read. */
	onRead?: (readings: CallReadings) => void;
	/** No page of a tab shows a call, now or any more. */
	onLeave?: (tabId: number) => void;
	/** Milliseconds since the Unix epoch. */
	now: () => number;
	/** Rejects after so long; `cancel` when it is no longer needed. */
	timeout: (afterMs: number) => { expired: Promise<never>; cancel: () => void };
}
