import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "./demo-call.ts";

/** What a browser of its own profile needs so that it asks nothing, and a call within a page finds its other end. */
const PREFERENCES: Record<string, string | number | boolean> = {
	"marionette.port": 0,
	"browser.shell.checkDefaultBrowser": false,
	"browser.startup.page": 0,
	"app.update.disabledForTesting": true,
	"datareporting.policy.dataSubmissionPolicyBypassNotification": true,
	"toolkit.telemetry.enabled": false,
	"termsofuse.bypassNotification": true,
	"media.peerconnection.ice.loopback": true,
	"media.peerconnection.ice.obfuscate_host_addresses": false,
};
const ARGUMENTS = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"];
const START_MS = 90_000;

/**
 * Where a script runs: in the page at hand, there too but with the browser's own rights, to which no shadow root is
 * closed, or in the browser's window.
 */
type Place = "page" | "inside" | "browser";

interface Waiting {
	resolve: (value: unknown) => void;
	reject: (error: Error) => void;
}

/**
 * A Firefox that is driven by Marionette, the protocol that WebDriver is built on there: unlike BiDi, it may look
 * into an extension's pages and press its toolbar button.
 */
export class FirefoxBrowser {
	private nextId = 1;
	private received = Buffer.alloc(0);
	private readonly waiting = new Map<number, Waiting>();

	private constructor(
		private readonly socket: Socket,
		private readonly program: ChildProcess,
		private readonly profile: string,
	) {
		socket.on("data", (data) => this.receive(data));
		socket.on("error", () => {}); // "close" follows
		socket.on("close", () => {
			for (const { reject } of this.waiting.values()) reject(new Error("Firefox has ended."));
			this.waiting.clear();
		});
	}

	static async launch(program: string): Promise<FirefoxBrowser> {
		const profile = await mkdtemp(path.join(tmpdir(), "expressly-firefox-"));
		const lines = Object.entries(PREFERENCES).map(
			([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
		);
		await writeFile(path.join(profile, "user.js"), lines.join(""));
		const browser = spawn(program, [...ARGUMENTS, "--profile", profile], {
			stdio: "ignore",
			env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1" },
		});
		try {
			const firefox = new FirefoxBrowser(await connectTo(profile), browser, profile);
			await firefox.send("WebDriver:NewSession", {});
			await firefox.send("WebDriver:SetTimeouts", { script: START_MS });
			return firefox;
		} catch (error) {
			await end(browser, profile);
			throw error;
		}
	}

	/** Installs the unpacked extension in a folder until the browser ends. @returns Its id. */
	async install(folder: string): Promise<string> {
		const asked = { path: path.resolve(folder), temporary: true };
		return ((await this.send("Addon:Install", asked)) as { value: string }).value;
	}

	/** Opens a page in a new tab, or in a window of its own, and goes there. */
	async open(url: string, type: "tab" | "window" = "tab"): Promise<string> {
		const asked = { type, focus: true };
		const { handle } = (await this.send("WebDriver:NewWindow", asked)) as { handle: string };
		await this.visit(handle, url);
		return handle;
	}

	/** The next scripts run in this tab, and in its window. */
	async goto(handle: string): Promise<void> {
		await this.send("WebDriver:SwitchToWindow", { handle, focus: false });
	}

	/** Goes to another page in a tab. */
	async visit(handle: string, url: string): Promise<void> {
		await this.goto(handle);
		await this.send("WebDriver:Navigate", { url });
	}

	/** Resolves to the tab whose address ends so. */
	tabAt(end: string): Promise<string> {
		return until(`a tab at ${end}`, async () => {
			for (const handle of (await this.send("WebDriver:GetWindowHandles", {})) as string[]) {
				await this.goto(handle);
				const { value } = (await this.send("WebDriver:GetCurrentURL", {})) as { value: string };
				if (value.endsWith(end)) return handle;
			}
			return null;
		});
	}

	/** Runs the body of an async function, which finds its arguments in `args`. */
	async run(place: Place, body: string, ...args: unknown[]): Promise<unknown> {
		const script = `
			const [args, done] = [[...arguments].slice(0, -1), arguments[arguments.length - 1]];
			(async () => { ${body} })().then(
				(value) => done({ value }),
				(error) => done({ error: String(error) }),
			);`;
		const sandbox = place === "inside" ? { sandbox: "system" } : {};
		await this.send("Marionette:SetContext", { value: place === "browser" ? "chrome" : "content" });
		try {
			const asked = { script, args, ...sandbox };
			const { value: reply } = (await this.send("WebDriver:ExecuteAsyncScript", asked)) as {
				value: { value?: unknown; error?: string };
			};
			if (reply.error !== undefined) throw new Error(reply.error);
			return reply.value;
		} finally {
			await this.send("Marionette:SetContext", { value: "content" });
		}
	}

	async close(): Promise<void> {
		this.socket.destroy();
		await end(this.program, this.profile);
	}

	private send(command: string, parameters: object): Promise<unknown> {
		if (this.socket.destroyed) throw new Error("Firefox has ended.");
		const id = this.nextId++;
		const text = JSON.stringify([0, id, command, parameters]);
		this.socket.write(`${Buffer.byteLength(text)}:${text}`);
		return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
	}

	/** Takes in what has come: messages of the form `length:JSON`. */
	private receive(data: Buffer): void {
		this.received = Buffer.concat([this.received, data]);
		for (;;) {
			const colon = this.received.indexOf(":");
			const length = Number(this.received.subarray(0, Math.max(0, colon)).toString());
			if (colon < 1 || this.received.length < colon + 1 + length) return;
			const text = this.received.subarray(colon + 1, colon + 1 + length).toString();
			this.received = this.received.subarray(colon + 1 + length);
			this.answer(JSON.parse(text));
		}
	}

	private answer(message: unknown): void {
		if (!Array.isArray(message)) return; // the first message says who answers
		const [, id, error, result] = message as [1, number, { message: string } | null, unknown];
		const waiting = this.waiting.get(id);
		this.waiting.delete(id);
		if (error !== null) waiting?.reject(new Error(error.message));
		else waiting?.resolve(result);
	}
}

/** Connects to the browser of a profile, once it has noted its port there. */
async function connectTo(profile: string): Promise<Socket> {
	const note = path.join(profile, "MarionetteActivePort");
	const readPort = async () => Number(await readFile(note, "utf8")) || null;
	const socket = connect(await until("Firefox to start", readPort, START_MS), "127.0.0.1");
	await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
	return socket;
}

async function end(program: ChildProcess, profile: string): Promise<void> {
	const hasEnded = program.exitCode !== null || program.signalCode !== null;
	const ended = hasEnded || new Promise((resolve) => program.once("exit", resolve));
	program.kill("SIGKILL");
	await ended;
	await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
