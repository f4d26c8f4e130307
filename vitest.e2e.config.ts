import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["tests/e2e/**/*.e2e.ts"],
		// Browsers side by side would only take the machine from one another.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// Live video on a machine that others use as well; a test that passed at its second try says so.
		retry: process.env.CI ? 1 : 0,
	},
});
