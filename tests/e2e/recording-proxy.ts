import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A proxy that lets a browser reach this machine alone, and notes all it was asked for. */
export interface RecordingProxy {
	/** For `--proxy-server`. */
	address: string;
	port: number;
	/** Hosts with their ports, in the order they were asked for. */
	asked: string[];
	close(): Promise<void>;
}

/** Passes on what goes to `allowedOrigin`; everything else is noted and refused. */
export async function startRecordingProxy(allowedOrigin: string): Promise<RecordingProxy> {
	const asked: string[] = [];
	const allowed = new URL(allowedOrigin).host;
	const server = createServer((from: IncomingMessage, to: ServerResponse) => {
		const url = URL.canParse(from.url ?? "") ? new URL(from.url ?? "") : undefined;
		asked.push(url?.host ?? String(from.url));
		if (url?.host !== allowed) return to.writeHead(502).end();
		const { method, headers } = from;
		const onward = request(
			url,
			{ ...(method === undefined ? {} : { method }), headers },
			(answer) => {
				to.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(to);
			},
		);
		onward.on("error", () => to.destroy());
		return from.pipe(onward);
	});
	server.on("connect", ({ url }: IncomingMessage, socket: Socket) => {
		asked.push(String(url));
		// Whoever was refused may hang up before having read it.
		socket.on("error", () => socket.destroy());
		socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}`,
		port,
		asked,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}
