import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { packagedAssets } from "./build/packaged-assets.ts";

/** The same promise as the extension's: no picture and no reading can leave the page. */
const POLICY = [
	"default-src 'self'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"connect-src 'self'",
	"object-src 'none'",
	"img-src 'self' blob: data:",
	"media-src 'self' blob:",
	"style-src 'self' 'unsafe-inline'",
].join("; ");

function contentSecurityPolicy(): Plugin {
	return {
		name: "expressly:content-security-policy",
		transformIndexHtml: () => [
			{
				tag: "meta",
				attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
				injectTo: "head-prepend",
			},
		],
	};
}

/** Analyse as a page of its own, in dist-web/: any web server can host it, at any path, with no backend. */
export default defineConfig({
	root: "src/analyse",
	base: "./",
	publicDir: "../../public",
	plugins: [preact(), packagedAssets(), contentSecurityPolicy()],
	resolve: {
		alias: {
			"webextension-polyfill": new URL("./src/analyse/stand-alone-browser.ts", import.meta.url)
				.pathname,
		},
	},
	build: {
		outDir: "../../dist-web",
		emptyOutDir: true,
		target: "chrome148",
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 1200,
	},
	worker: { format: "es" },
});
