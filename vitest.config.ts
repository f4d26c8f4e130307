import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
	plugins: [preact()],
	test: {
		include: ["tests/{unit,fuzz}/**/*.test.{ts,tsx}"],
		sequence: { shuffle: true },
		// Properties try a hundred cases; a machine under load needs longer than the usual five seconds.
		testTimeout: 30_000,
	},
});
