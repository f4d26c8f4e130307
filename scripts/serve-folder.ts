import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** A small server that only this machine can reach. */
export interface FolderServer {
	/** As in `http://127.0.0.1:4173`. */
	origin: string;
	close(): Promise<void>;
}

const TYPES: Record<string, string> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".webp": "image/webp",
	".jpg": "image/jpeg",
	".png": "image/png",
	".wasm": "application/wasm",
	".mp4": "video/mp4",
	".webm": "video/webm",
};

/**
 * Serves folders to this machine.
 *
 * @param mounts Where each folder appears: `{"/": "site", "/faces/": "pictures"}`; the longest that fits wins.
 * @param port The one to take where it is free; any other where it is not.
 */
export async function serveFolders(
	mounts: Readonly<Record<string, string>>,
	port = 0,
): Promise<FolderServer> {
	const places = Object.entries(mounts).sort(([a], [b]) => b.length - a.length);
	const server = createServer((request, response) => {
		void answer(places, request.url ?? "/", response);
	});
	await listen(server, port).catch(() => listen(server, 0));
	const { port: taken } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${taken}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
}

async function answer(
	places: readonly [string, string][],
	url: string,
	response: ServerResponse,
): Promise<void> {
	const file = fileFor(places, url);
	const found = file === null ? null : await stat(file).catch(() => null);
	if (file === null || !found?.isFile()) {
		response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file here.");
		return;
	}
	response.writeHead(200, {
		"content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
		"content-length": found.size,
		"cache-control": "no-store",
	});
	createReadStream(file)
		.on("error", () => response.destroy())
		.pipe(response);
}

/** The file an address means; null where it is none or lies outside its folder. */
function fileFor(places: readonly [string, string][], url: string): string | null {
	let wanted: string;
	try {
		wanted = decodeURIComponent(new URL(url, "http://localhost").pathname);
	} catch {
		return null;
	}
	const place = places.find(([prefix]) => wanted.startsWith(prefix));
	if (place === undefined || wanted.includes("\0")) return null;
	const folder = path.resolve(place[1]);
	const rest = wanted.slice(place[0].length);
	const file = path.resolve(folder, rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest);
	return file.startsWith(folder + path.sep) ? file : null;
}
