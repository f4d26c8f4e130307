import { readFile } from "node:fs/promises";

interface RawLog {
	constants: { logEventTypes: Record<string, number> };
	events: { type: number; params?: Record<string, unknown> }[];
}

/** What a browser's network service did, all its processes together. */
export interface NetLog {
	requests: { url: string; initiator: string }[];
	/** Names that were looked up. */
	lookedUp: string[];
	/** Addresses that sockets were connected to, without their ports. */
	connected: string[];
}

/** Reads what `--log-net-log` wrote. The browser must have ended. */
export async function readNetLog(file: string): Promise<NetLog> {
	const { constants, events } = JSON.parse(await readFile(file, "utf8")) as RawLog;
	const paramsOf = (name: string) => {
		const type = constants.logEventTypes[name];
		if (type === undefined) throw new Error(`This browser logs no ${name}.`);
		return events.flatMap((event) =>
			event.type === type && event.params !== undefined ? [event.params] : [],
		);
	};
	const textsOf = (all: Record<string, unknown>[], key: string) => [
		...new Set(all.flatMap((params) => (typeof params[key] === "string" ? [params[key]] : []))),
	];
	const addresses = ["TCP_CONNECT_ATTEMPT", "UDP_CONNECT"].flatMap((name) =>
		textsOf(paramsOf(name), "address"),
	);
	return {
		requests: paramsOf("URL_REQUEST_START_JOB").map(({ url, initiator }) => ({
			url: String(url ?? ""),
			initiator: String(initiator ?? ""),
		})),
		lookedUp: textsOf(paramsOf("HOST_RESOLVER_MANAGER_REQUEST"), "host"),
		connected: [...new Set(addresses.map((address) => address.replace(/:\d+$/, "")))],
	};
}
