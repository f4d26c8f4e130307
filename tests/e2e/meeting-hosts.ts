import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { meetingFixtures } from "../fixtures/stored-pages.ts";

/** Stands in for the meeting products' own hosts, on this machine alone. */
export interface MeetingHosts {
	/** What makes a browser take this server for every host there is. */
	args: string[];
	close(): Promise<void>;
}

const SCRIPTS = "tests/fixtures/pages";
/** As Zoom serves its client. */
const ISOLATED = {
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-embedder-policy": "credentialless",
};

/** One that nobody trusts. */
export interface Certificate {
	key: Buffer;
	cert: Buffer;
}

/** What makes a browser look for every host of the web at a port of this machine, and trust it. */
export function mapHosts(port: number): string[] {
	return ["--ignore-certificate-errors", `--host-resolver-rules=MAP *:443 127.0.0.1:${port}`];
}

/** Makes a certificate for one run; undefined where openssl is missing. */
export function makeCertificate(): Certificate | undefined {
	const folder = mkdtempSync(path.join(tmpdir(), "expressly-tls-"));
	const [key, cert] = ["key.pem", "cert.pem"].map((file) => path.join(folder, file)) as [
		string,
		string,
	];
	const asked = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
	const { status } = spawnSync("openssl", ["req", "-x509", ...asked, "-keyout", key, "-out", cert]);
	try {
		return status === 0 ? { key: readFileSync(key), cert: readFileSync(cert) } : undefined;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Serves every stored meeting page, at `/<platform>/<layout>` of any host. */
export async function serveMeetingHosts(certificate: Certificate): Promise<MeetingHosts> {
	const pages = new Map(
		meetingFixtures().map(({ platform, layout, html }) => [
			`/${platform}/${layout}`,
			`<!doctype html><meta charset="utf-8"><body style="margin: 0">${html}<script type="module" src="/play-fixture.js"></script>`,
		]),
	);
	const server: Server = createServer(certificate, ({ url = "" }, response) => {
		const page = pages.get(url);
		const isScript = url === "/play-fixture.js" || url === "/paint.js";
		if (page !== undefined)
			response.writeHead(200, { "content-type": "text/html", ...ISOLATED }).end(page);
		else if (isScript)
			response
				.writeHead(200, { "content-type": "text/javascript" })
				.end(readFileSync(path.join(SCRIPTS, url)));
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		args: [
			...mapHosts(port),
			"--use-fake-ui-for-media-stream",
			"--use-fake-device-for-media-stream",
		],
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
