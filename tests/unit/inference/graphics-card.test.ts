import { expect, test } from "vitest";
import { isSoftwareRenderer } from "../../../src/inference/graphics-card.ts";

test.each([
	[
		"ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)",
		true,
	],
	["llvmpipe (LLVM 15.0.7, 256 bits)", true],
	["ANGLE (Mesa, llvmpipe (LLVM 15.0.7 256 bits), OpenGL 4.5)", true],
	["ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0)", true],
	["Apple Software Renderer", true],
	["ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)", false],
	["ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)", false],
	["ANGLE (NVIDIA Corporation, NVIDIA GeForce RTX 3060/PCIe/SSE2, OpenGL 4.5.0)", false],
	["AMD Radeon Graphics (radeonsi, renoir)", false],
])("%s: drawn by a program is %s", (renderer, isSoftware) => {
	expect(isSoftwareRenderer(renderer)).toBe(isSoftware);
});
