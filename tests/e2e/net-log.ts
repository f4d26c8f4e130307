import { open } from "node:fs/promises";

/** What a browser's network service did, all its processes together. */
export interface NetLog {
	requests: { url: string; initiator: string }[];
	/** Names that were looked up. */
	lookedUp: string[];
	/** Addresses that sockets were connected to, without their ports. */
	connected: string[];
}

type Params = Record<string, unknown>;

/** What is made of each event, by its name. */
const WANTED: Readonly<Record<string, (params: Params, log: NetLog) => void>> = {
	URL_REQUEST_START_JOB: ({ url, initiator }, { requests }) => {
		requests.push({ url: String(url ?? ""), initiator: String(initiator ?? "") });
	},
	HOST_RESOLVER_MANAGER_REQUEST: ({ host }, { lookedUp }) => addOnce(lookedUp, host),
	TCP_CONNECT_ATTEMPT: ({ address }, { connected }) => addOnce(connected, withoutPort(address)),
	UDP_CONNECT: ({ address }, { connected }) => addOnce(connected, withoutPort(address)),
};

/** The number of an event's kind, which ends its line. */
const TYPE = /"type":(\d+)\}[,\]}\s]*$/;

/**
 * Reads what `--log-net-log` wrote, line by line: an hour of video is more than one string can hold, for every
 * packet is an event. The browser must have ended.
 */
export async function readNetLog(file: string): Promise<NetLog> {
	const log: NetLog = { requests: [], lookedUp: [], connected: [] };
	const wanted = new Map<number, (params: Params, log: NetLog) => void>();
	const opened = await open(file);
	try {
		for await (const line of opened.readLines()) {
			if (wanted.size === 0) for (const [type, take] of wantedTypes(line)) wanted.set(type, take);
			const take = wanted.get(Number(TYPE.exec(line)?.[1] ?? -1));
			if (take === undefined) continue;
			const { params } = JSON.parse(line.replace(/\}[,\]}\s]*$/, "}")) as { params?: Params };
			if (params !== undefined) take(params, log);
		}
	} finally {
		await opened.close();
	}
	return log;
}

/** Reads the first line, which names the kinds of events. */
function wantedTypes(line: string): [number, (params: Params, log: NetLog) => void][] {
	const { constants } = JSON.parse(`${line.replace(/,\s*$/, "")}}`) as {
		constants: { logEventTypes: Record<string, number> };
	};
	return Object.entries(WANTED).map(([name, take]) => {
		const type = constants.logEventTypes[name];
		if (type === undefined) throw new Error(`This browser logs no ${name}.`);
		return [type, take];
	});
}

function addOnce(list: string[], text: unknown): void {
	if (typeof text === "string" && !list.includes(text)) list.push(text);
}

const withoutPort = (address: unknown) =>
	typeof address === "string" ? address.replace(/:\d+$/, "") : address;
