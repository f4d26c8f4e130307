import type { SpeedGovernor } from "../engine/governor.ts";
import type { PipelineInfo } from "../inference/pipeline.ts";
import type { PageDiagnostics } from "../shared/diagnostics.ts";
import type { PipelineStatus } from "../shared/frames.ts";

/** What Diagnostics is told of the whole. */
export interface ServiceFacts {
	pipeline: PipelineStatus;
	info: PipelineInfo | null;
	pages: PageDiagnostics[];
	drops: number;
	errors: string[];
	pace: ReturnType<SpeedGovernor["pace"]>;
}
