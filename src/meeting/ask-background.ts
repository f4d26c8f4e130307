import browser from "webextension-polyfill";
import type { Args, Method, Reply, Request, Result } from "../shared/messages.ts";
import { call } from "../shared/wire.ts";

/** Asks the background to run `method`; wakes it where the browser has put it to rest. */
export function askBackground<M extends Method<"background">>(
	method: M,
	...args: Args<"background", M>
): Promise<Result<"background", M>> {
	const send = (request: Request) =>
		browser.runtime.sendMessage(request) as Promise<Reply | undefined>;
	return call(send, "background", method, ...args);
}
