import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

type Params = Readonly<Record<string, unknown>>;

interface LogEvent {
	type: number;
	source: { id: number };
	params?: Params;
}

/** What a browser's network service did, all its processes together. */
export interface NetLog {
	/** Events of all kinds. */
	events: number;
	/** Each pair of address and initiator once, and how often it was asked for. */
	requests: { url: string; initiator: string; times: number }[];
	/** Names that were looked up. */
	lookedUp: string[];
	/** Addresses that sockets were connected to, without their ports. */
	connected: string[];
	/** How many bytes went to which address, without its port, by sockets that are connected and others. */
	sent: Map<string, number>;
}

const FIRST_EVENT = '"events": [';

/**
 * Reads what `--log-net-log` wrote, line by line: of an hour it is longer than a text may be. The browser must
 * have ended.
 *
 * @throws Error where the log breaks off, or this browser logs nothing of a kind that is looked for.
 */
export async function readNetLog(file: string): Promise<NetLog> {
	const reader = new NetLogReader();
	let last = "";
	for await (const line of createInterface({ input: createReadStream(file) })) {
		reader.take(line);
		last = line;
	}
	if (last !== "}") throw new Error("The browser's log of its network breaks off.");
	return reader.read();
}

class NetLogReader {
	private readonly requests = new Map<string, NetLog["requests"][number]>();
	private readonly lookedUp = new Set<string>();
	private readonly connected = new Set<string>();
	private readonly sent = new Map<string, number>();
	/** Where the socket of each connection leads. */
	private readonly leadsTo = new Map<number, string>();
	private events = 0;
	private handlers: Map<number, (params: Params, source: number) => void> | undefined;
	private isWithin = false;

	take(line: string): void {
		if (this.handlers === undefined) this.handlers = this.handlersOf(line);
		else if (!this.isWithin) this.isWithin = line === FIRST_EVENT;
		else if (line.startsWith('{"')) this.note(line);
	}

	read(): NetLog {
		const { events, requests, lookedUp, connected, sent } = this;
		return {
			events,
			requests: [...requests.values()],
			lookedUp: [...lookedUp],
			connected: [...connected],
			sent,
		};
	}

	private note(line: string): void {
		// An event ends with a comma; the last one also closes the list.
		const { type, source, params } = JSON.parse(line.replace(/\]?,?$/, "")) as LogEvent;
		this.events += 1;
		if (params !== undefined) this.handlers?.get(type)?.(params, source.id);
	}

	/** @param line The log's first, which names the kinds of event by number. */
	private handlersOf(line: string): NonNullable<NetLogReader["handlers"]> {
		const { constants } = JSON.parse(line.replace(/,$/, "}")) as {
			constants: { logEventTypes: Record<string, number> };
		};
		const connect = ({ address }: Params, source: number) => {
			if (typeof address !== "string") return;
			this.connected.add(hostOf(address));
			this.leadsTo.set(source, hostOf(address));
		};
		const send = ({ address, byte_count: bytes }: Params, source: number) => {
			const to = typeof address === "string" ? hostOf(address) : this.leadsTo.get(source);
			const host = to ?? `unknown, by socket ${source}`;
			this.sent.set(host, (this.sent.get(host) ?? 0) + Number(bytes ?? 0));
		};
		const byName: Record<string, (params: Params, source: number) => void> = {
			URL_REQUEST_START_JOB: (params) => this.request(params),
			HOST_RESOLVER_MANAGER_REQUEST: ({ host }) => {
				if (typeof host === "string") this.lookedUp.add(host);
			},
			TCP_CONNECT_ATTEMPT: connect,
			UDP_CONNECT: connect,
			SOCKET_BYTES_SENT: send,
			UDP_BYTES_SENT: send,
		};
		const typed = Object.entries(byName).map(([name, handler]) => {
			const type = constants.logEventTypes[name];
			if (type === undefined) throw new Error(`This browser logs no ${name}.`);
			return [type, handler] as const;
		});
		return new Map(typed);
	}

	private request(params: Params): void {
		const [url, initiator] = [String(params.url ?? ""), String(params.initiator ?? "")];
		const key = `${initiator} ${url}`;
		const times = (this.requests.get(key)?.times ?? 0) + 1;
		this.requests.set(key, { url, initiator, times });
	}
}

const hostOf = (address: string): string => address.replace(/:\d+$/, "");
