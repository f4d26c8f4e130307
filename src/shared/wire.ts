import { type GenericSchema, safeParse } from "valibot";
import { asError } from "./as-error.ts";
import { ARGUMENTS } from "./message-schema.ts";
import type { Args, Handlers, Method, Reply, Request, Result, Room, Sender } from "./messages.ts";

/** Carries one request to another room; resolves to undefined when no one there answers. */
export type Send = (request: Request) => Promise<Reply | undefined>;

/** The rooms on this page: the browser delivers no message to the page that sent it. */
const onThisPage = new Map<Room, (request: Request) => Promise<Reply>>();

/** Has `room` answer whatever is asked of it on its own page. Firefox has the background and what reads on one. */
export function answerHere<R extends Room>(room: R, handlers: Handlers<R>): void {
	onThisPage.set(room, (request) => answer(handlers, request, {}));
}

/** Asks `room` to run `method`. Rejects with the handler's own error, or when no one answers. */
export async function call<R extends Room, M extends Method<R>>(
	send: Send,
	room: R,
	method: M,
	...args: Args<R, M>
): Promise<Result<R, M>> {
	const reply = await (onThisPage.get(room) ?? send)({ to: room, method, args });
	if (reply === undefined) throw new Error(`${room} did not answer ${method}`);
	if ("error" in reply)
		throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
	return reply.value as Result<R, M>;
}

/** Whether `message`, from any sender, is a request to `room`. */
export function isRequestTo(room: Room, message: unknown): message is Request {
	if (typeof message !== "object" || message === null) return false;
	const { to, method, args } = message as Partial<Request>;
	return to === room && typeof method === "string" && Array.isArray(args);
}

/**
 * Whether one of the extension's own pages, or its background, has sent a message: nothing that runs in
 * a web page, the extension's own content script included, can have this address.
 *
 * @param from The sender as the browser vouches for it.
 * @param own The extension's id and the address of its root.
 */
export function isOwnPage(
	from: { id?: string | undefined; url?: string | undefined },
	own: { id: string; root: string },
): boolean {
	return from.id === own.id && from.url?.startsWith(own.root) === true;
}

/** Runs the handler `request` names, if its arguments are of the agreed kinds, and packs its result, or its error, as a reply. */
export async function answer<R extends Room>(
	handlers: Handlers<R>,
	{ to, method, args }: Request,
	sender: Sender,
): Promise<Reply> {
	try {
		if (!Object.hasOwn(handlers, method)) throw new Error(`no method ${method}`);
		const agreed: Readonly<Record<string, GenericSchema>> = ARGUMENTS[to];
		const schema = agreed[method];
		const parsed = schema === undefined ? undefined : safeParse(schema, args);
		if (!parsed?.success) throw new Error(`not what ${to} takes for ${method}`);
		const handler = handlers[method as Method<R>] as (...args: unknown[]) => unknown;
		// As the schema gives them out: without what nobody asked for.
		return { value: await handler(...(parsed.output as unknown[]), sender) };
	} catch (error) {
		const { name, message } = asError(error);
		return { error: { name, message } };
	}
}
