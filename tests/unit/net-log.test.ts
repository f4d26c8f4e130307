import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readNetLog } from "../e2e/net-log.ts";

const TYPES = {
	URL_REQUEST_START_JOB: 1,
	HOST_RESOLVER_MANAGER_REQUEST: 2,
	TCP_CONNECT_ATTEMPT: 3,
	UDP_CONNECT: 4,
	SOCKET_BYTES_SENT: 5,
	UDP_BYTES_SENT: 6,
	OTHER: 7,
};

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "expressly-net-log-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const event = (name: keyof typeof TYPES, id: number, params?: object) =>
	JSON.stringify({ ...(params && { params }), source: { id }, type: TYPES[name] });

/** A log as Chromium writes it, line by line. */
async function logOf(events: readonly string[], { end = "}\n", types = TYPES as object } = {}) {
	const file = path.join(folder, `${Math.random()}.json`);
	const head = JSON.stringify({ constants: { logEventTypes: types } }).slice(0, -1);
	const tail = `],\n"polledData": [{"a":[]}]\n${end}`;
	await writeFile(file, `${head},\n"events": [\n${events.join(",\n")}${tail}`);
	return file;
}

test("requests are counted by address and initiator; names and addresses are told once", async () => {
	const ask = { url: "https://a.example/", initiator: "https://b.example" };
	const log = await readNetLog(
		await logOf([
			event("URL_REQUEST_START_JOB", 1, ask),
			event("URL_REQUEST_START_JOB", 2, ask),
			event("URL_REQUEST_START_JOB", 3, { url: "https://a.example/" }),
			event("HOST_RESOLVER_MANAGER_REQUEST", 4, { host: "https://a.example" }),
			event("HOST_RESOLVER_MANAGER_REQUEST", 4, { host: "https://a.example" }),
			event("TCP_CONNECT_ATTEMPT", 5, { address: "127.0.0.1:80" }),
			event("UDP_CONNECT", 6, { address: "[::1]:53" }),
			event("UDP_CONNECT", 6),
			event("OTHER", 7, { list: [1] }),
		]),
	);
	expect(log).toMatchObject({
		events: 9,
		requests: [
			{ ...ask, times: 2 },
			{ url: "https://a.example/", initiator: "", times: 1 },
		],
		lookedUp: ["https://a.example"],
		connected: ["127.0.0.1", "[::1]"],
	});
});

test("bytes are counted by where they went, whether the socket is connected or not", async () => {
	const { sent } = await readNetLog(
		await logOf([
			event("TCP_CONNECT_ATTEMPT", 1, { address: "127.0.0.1:80" }),
			event("SOCKET_BYTES_SENT", 1, { byte_count: 10 }),
			event("SOCKET_BYTES_SENT", 1, { byte_count: 5 }),
			event("UDP_BYTES_SENT", 2, { address: "192.0.2.1:99", byte_count: 7 }),
			event("SOCKET_BYTES_SENT", 3, { byte_count: 1 }),
		]),
	);
	expect([...sent]).toEqual([
		["127.0.0.1", 15],
		["192.0.2.1", 7],
		["unknown, by socket 3", 1],
	]);
});

test("a log that breaks off, or lacks a kind of event, is not taken for one in which nothing happened", async () => {
	const one = [event("OTHER", 1)];
	await expect(readNetLog(await logOf(one, { end: "" }))).rejects.toThrow("breaks off");
	await expect(readNetLog(await logOf(one, { types: { OTHER: 7 } }))).rejects.toThrow("logs no");
});
