import { build, type Plugin } from "vite";

/**
 * Bundles the content script as one classic script, `meeting.js`. A module content script would need
 * web-accessible chunks, by which any page could tell that the extension is installed.
 */
export function meetingScript(): Plugin {
	let outDir = "dist";
	return {
		name: "expressly:meeting-script",
		apply: "build",
		configResolved: (config) => {
			outDir = config.build.outDir;
		},
		async closeBundle() {
			await build({
				configFile: false,
				logLevel: "warn",
				publicDir: false,
				build: {
					outDir,
					emptyOutDir: false,
					target: "chrome148",
					lib: {
						entry: "src/meeting/index.ts",
						formats: ["iife"],
						name: "expressly",
						fileName: () => "meeting.js",
					},
				},
			});
		},
	};
}
