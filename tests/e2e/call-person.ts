import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer, { type Frame, type Page } from "puppeteer";
import { browserPath } from "../../scripts/browser-path.ts";
import { WEBRTC_ARGS } from "../../scripts/launch-extension.ts";

/** Someone in a call of the real application: what they do there, by its own buttons. */
export class CallPerson {
	/** @param frame Where the application runs: a page's main frame, or one in it. */
	constructor(private readonly frame: Frame) {}

	async join(name: string): Promise<void> {
		const { frame } = this;
		await frame.waitForSelector("form.media", { timeout: 30_000 });
		await frame.type("input[name='nickname']", name);
		await frame.select("select[name='audio-input']", "false");
		await this.press("form.media button[type='submit']");
		await frame.waitForSelector(".toolbar .hangup", { timeout: 30_000 });
	}

	switchCamera = () => this.press(".toolbar .mute-video");
	switchShare = () => this.press(".toolbar .stream-desktop");
	leave = () => this.press(".toolbar .hangup");

	/** Makes another's tile small, or large again, in one's own view. */
	async minimise(name: string): Promise<void> {
		await this.frame.$$eval(
			".video-container",
			(tiles, wanted) => {
				const nameOf = (tile: Element) =>
					tile.querySelector("input")?.value ?? tile.querySelector(".nickname")?.textContent;
				const tile = tiles.find((one) => nameOf(one) === wanted);
				tile?.querySelector<HTMLElement>(".action-minimize")?.click();
			},
			name,
		);
	}

	private async press(selector: string): Promise<void> {
		await this.frame.$eval(selector, (button) => (button as HTMLElement).click());
	}
}

/** Someone else in the call, in a browser of their own, without the extension. */
export interface Guest {
	page: Page;
	person: CallPerson;
	close(): Promise<void>;
}

/** What makes a browser show a file for its camera, and ask nobody. */
export function cameraArgs(file: string): string[] {
	return [
		"--use-fake-ui-for-media-stream",
		"--use-fake-device-for-media-stream=display-media-type=browser",
		`--use-file-for-fake-video-capture=${file}`,
		"--autoplay-policy=no-user-gesture-required",
	];
}

/**
 * Lets someone join.
 *
 * @param camera What their camera shows: a file of the kind that `writeCameraFiles` writes.
 */
export async function inviteGuest(room: string, name: string, camera: string): Promise<Guest> {
	const profile = await mkdtemp(path.join(tmpdir(), "expressly-guest-"));
	const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	const browser = await puppeteer.launch({
		executablePath: browserPath(),
		pipe: true,
		userDataDir: profile,
		defaultViewport: { width: 640, height: 480 },
		args: [...WEBRTC_ARGS, ...sandbox, ...cameraArgs(camera)],
	});
	const close = async () => {
		await browser.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const page = (await browser.pages())[0] ?? (await browser.newPage());
		await page.goto(room);
		const person = new CallPerson(page.mainFrame());
		await person.join(name);
		return { page, person, close };
	} catch (error) {
		await close();
		throw error;
	}
}
