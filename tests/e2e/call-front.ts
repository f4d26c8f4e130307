import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { type Certificate, mapHosts } from "./meeting-hosts.ts";

/** Puts the call application behind every host there is, on this machine alone. */
export interface CallFront {
	/** What makes a browser take it for those hosts. */
	args: string[];
	close(): Promise<void>;
}

/** As strict as any meeting product, and stricter than each. */
const POLICIES = {
	"content-security-policy": [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"font-src 'self' data:",
		"img-src 'self'",
		"media-src 'self'",
		"connect-src 'self'",
		"frame-src https:",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	].join("; "),
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-embedder-policy": "require-corp",
	"cross-origin-resource-policy": "cross-origin",
};
/** The address of a page that holds the call in a frame, as `/frame?https://example.org/call/room`. */
const SHELL = "/frame?";

/** Serves the application that listens on `port`, under the strictest policies, over TLS. */
export async function serveCallFront(certificate: Certificate, port: number): Promise<CallFront> {
	const server = createServer(certificate, (asked, response) => {
		if (asked.url?.startsWith(SHELL)) sendShell(asked.url.slice(SHELL.length), response);
		else passOn(asked, response, port);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		args: mapHosts((server.address() as AddressInfo).port),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** The frame fills the page, without a style that its policy would refuse. */
function sendShell(address: string, response: ServerResponse): void {
	response
		.writeHead(200, { ...POLICIES, "content-type": "text/html" })
		.end(
			`<!doctype html><title>Call</title><iframe src="${address}" width="1200" height="700" allow="camera; microphone; display-capture"></iframe>`,
		);
}

function passOn(asked: IncomingMessage, response: ServerResponse, port: number): void {
	const { url: path, method, headers } = asked;
	const onward = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...POLICIES });
		answer.pipe(response);
	});
	// A socket that is not to be had sends the application back to plain requests.
	onward.on("error", () => response.destroy());
	onward.on("upgrade", (_, socket) => {
		socket.destroy();
		response.destroy();
	});
	asked.pipe(onward);
}
