import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FolderServer, serveFolders } from "../../../scripts/serve-folder.ts";

let folder: string;
let server: FolderServer;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-serve-"));
	await mkdir(path.join(folder, "site"));
	await mkdir(path.join(folder, "pictures"));
	await writeFile(path.join(folder, "secret.txt"), "secret");
	await writeFile(path.join(folder, "site", "index.html"), "<p>hello</p>");
	await writeFile(path.join(folder, "pictures", "a b.jpg"), "picture");
	server = await serveFolders({
		"/": path.join(folder, "site"),
		"/pictures/": path.join(folder, "pictures"),
	});
});

afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

test.each([
	["/", "text/html; charset=utf-8", "<p>hello</p>"],
	["/?people=4", "text/html; charset=utf-8", "<p>hello</p>"],
	["/pictures/a%20b.jpg", "image/jpeg", "picture"],
])("%s is served as %s", async (address, type, text) => {
	const response = await fetch(server.origin + address);
	expect(response.headers.get("content-type")).toBe(type);
	expect(await response.text()).toBe(text);
});

/** Asks for a path as it stands: `fetch` would tidy it up first. */
const statusOf = (target: string) =>
	new Promise<string>((resolve, reject) => {
		const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
		socket.once("data", (data) => {
			resolve(data.toString().split("\r\n")[0] ?? "");
			socket.destroy();
		});
		socket.once("error", reject);
		socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
	});

test.each([
	"/../secret.txt",
	"/%2e%2e/secret.txt",
	"/%2e%2e%2fsecret.txt",
	"/pictures/..%2f..%2fsecret.txt",
	"/pictures/..%2fsite/index.html",
	"/missing.html",
	"/%",
	"/%00",
	"/pictures",
])("%s is not served", async (target) => {
	expect(await statusOf(target)).toBe("HTTP/1.1 404 Not Found");
});

test("where the port is in use another is taken", async () => {
	const taken = Number(new URL(server.origin).port);
	const other = await serveFolders({ "/": path.join(folder, "site") }, taken);
	expect(await (await fetch(other.origin)).text()).toBe("<p>hello</p>");
	expect(await (await fetch(server.origin)).text()).toBe("<p>hello</p>");
	await other.close();
});
