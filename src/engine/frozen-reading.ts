import type { FaceReading } from "../shared/readings.ts";

/** What a reading is worth once its picture has stopped: nobody knows what the face looks like now. */
export function frozenReading(reading: FaceReading): FaceReading {
	return { ...reading, label: "uncertain", shown: "uncertain", doubts: ["frozen"] };
}
