import { decompress } from "fzstd";

/**
 * Hosts whose addresses may stand in the package's code and pages. None of them is ever asked for
 * anything: connections are forbidden by the content security policy. Each has its reason.
 */
const ALLOWED: Readonly<Record<string, string>> = {
	"www.w3.org": "names of XML namespaces, as SVG wants them",
	"www.apache.org": "the licence's address in comments",
	"emscripten.org": "error texts of TensorFlow.js's and MediaPipe's WebAssembly loaders",
	"github.com": "error texts and comments of the same",
	"arxiv.org": "a comment in a shader of TensorFlow.js's WebGL backend",
	"www.shadertoy.com": "a comment in another of them",
	"www.tensorflow.org": "an error text inside MediaPipe's WebAssembly",
	// Comments of MediaPipe's loader, which is shipped as its makers wrote it.
	"bugzil.la": "comment",
	"developer.mozilla.org": "comment",
	"en.wikipedia.org": "comment",
	"kripken.github.io": "comment",
	"pubs.opengroup.org": "comment",
	"server.com": "comment",
	"tools.ietf.org": "comment",
	"unicode.org": "comment",
	"webkit.org": "comment",
	"www.ietf.org": "comment",
	"www.khronos.org": "comment",
};

const CODE = /\.(m?js|html|css|wasm)(\.zst)?$/;
const ADDRESS = /\b(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)/gi;

/** The hosts of all addresses in a text, each once, sorted. */
export function hostsIn(text: string): string[] {
	const hosts = [...text.matchAll(ADDRESS)].map(([, host = ""]) => host.toLowerCase());
	return [...new Set(hosts)].sort();
}

/**
 * Finds hosts in a package's code and pages that nobody has looked at: something new might phone home.
 *
 * @returns One sentence each, with the file and the host.
 */
export function unknownHosts(files: ReadonlyMap<string, Uint8Array>): string[] {
	return [...files].flatMap(([name, bytes]) =>
		CODE.test(name)
			? hostsIn(Buffer.from(name.endsWith(".zst") ? decompress(bytes) : bytes).toString("latin1"))
					.filter((host) => !Object.hasOwn(ALLOWED, host))
					.map((host) => `${name} names the host ${host}; look why, then allow or remove it`)
			: [],
	);
}
