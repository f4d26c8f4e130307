import { expect, test } from "vitest";
import { idleDiagnostics } from "../../../src/diagnostics/idle-diagnostics.ts";

test("an extension that is on nowhere has diagnostics all the same", () => {
	const idle = idleDiagnostics(5, "1.2.3", "Mozilla/5.0 Chrome/150.0.0.0 Safari/537.36");
	expect(idle).toMatchObject({ atMs: 5, version: "1.2.3", pages: [], pipeline: { state: "off" } });
	expect(JSON.parse(JSON.stringify(idle))).toEqual(idle);
});
