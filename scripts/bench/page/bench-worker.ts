import { expose } from "comlink";
import { measureAgreement } from "./measure-agreement.ts";
import { measureDetector } from "./measure-detector.ts";
import { measureNetwork } from "./measure-network.ts";
import { prepareReading, watchReading } from "./measure-reading.ts";

/** What the bench can ask of its page: each runs to its end and gives plain figures. */
const measures = {
	measureNetwork,
	measureDetector,
	measureAgreement,
	prepareReading,
	watchReading,
};

export type BenchWorker = typeof measures;

expose(measures);
