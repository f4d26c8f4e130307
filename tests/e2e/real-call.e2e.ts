import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import type { PageDiagnostics, TileDiagnostics } from "../../src/shared/diagnostics.ts";
import { type CallApp, installCallApp, startCallApp } from "./call-app.ts";
import { type CallFront, serveCallFront } from "./call-front.ts";
import { CallPerson, cameraArgs, type Guest, inviteGuest } from "./call-person.ts";
import { writeCameraFiles } from "./camera-files.ts";
import { until } from "./demo-call.ts";
import { makeCertificate } from "./meeting-hosts.ts";
import { readOverlay } from "./overlay-inside.ts";

const certificate = makeCertificate();
const missing = certificate === undefined ? "there is no openssl" : installCallApp();
const why = missing === undefined ? "" : ` (skipped: ${missing})`;

const ANA = "Ana, self: video, 1 face";
const BEN = "Ben: video, 1 face";
const CHLOE = "Chloe: video, 1 face";
/** Where else the call appears: as a page of its own, in a frame of its host, in one of another's. */
const HOSTS = [
	["google-meet", "https://meet.google.com/call/room"],
	["microsoft-teams", "https://teams.microsoft.com/call/room"],
	["zoom", "https://app.zoom.us/frame?https://app.zoom.us/call/room"],
	["jitsi-meet", "https://whereby.com/frame?https://meet.jit.si/call/room"],
] as const;

describe.skipIf(missing !== undefined)(`a real call of three browsers${why}`, () => {
	let folder: string;
	let app: CallApp;
	let front: CallFront;
	let extension: ExtensionBrowser;
	let page: Page;
	let ana: CallPerson;
	let ben: Guest;
	let chloe: Guest;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), "expressly-cameras-"));
		const [own = "", ...others] = await writeCameraFiles(folder, 3);
		app = await startCallApp();
		if (certificate === undefined) return;
		front = await serveCallFront(certificate, app.port);
		extension = await launchExtension({ args: [...cameraArgs(own), ...front.args] });
		page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
		await page.goto(app.room);
		ana = new CallPerson(page.mainFrame());
		await ana.join("Ana");
		[ben, chloe] = await Promise.all([
			inviteGuest(app.room, "Ben", others[0] ?? ""),
			inviteGuest(app.room, "Chloe", others[1] ?? ""),
		]);
		await extension.switchOn(page);
	});

	afterAll(async () => {
		await Promise.all([ben?.close(), chloe?.close()]);
		await extension?.close();
		await front?.close();
		await app?.close();
		await rm(folder, { recursive: true, force: true });
	});

	/** Waits until Diagnostics tells of exactly these tiles, and logs what it told. */
	async function untilTold(when: string, wanted: string[]): Promise<PageDiagnostics> {
		let told: PageDiagnostics | undefined;
		const startMs = Date.now();
		const lines = () => (told?.tiles ?? []).map(lineOf).sort();
		await until(wanted.join("; "), async () => {
			const pages = (await extension.diagnostics())?.pages ?? [];
			told = pages.find(({ tiles }) => tiles.length > 0) ?? pages[0];
			return String(lines()) === String(wanted.toSorted());
		}).catch(() => expect(lines()).toEqual(wanted.toSorted()));
		console.log(`${when} (${Date.now() - startMs} ms): ${lines().join("; ")}`);
		if (told === undefined) throw new Error("Diagnostics tells of no page.");
		return told;
	}

	/** Resolves once a label is drawn on a tile that is so wide, in CSS px. */
	const untilDrawnOn = (what: string, isSize: (widthPx: number) => boolean) =>
		until(`a label on ${what}`, async () =>
			(await readOverlay(page))?.tiles.some(
				({ box, labels }) => isSize(box.width) && labels.length > 0,
			),
		);

	test("joined: three tiles, with names, the own one marked, and a face on each", async () => {
		const { platform, warnings } = await untilTold("joined", [ANA, BEN, CHLOE]);
		expect({ platform, warnings }).toEqual({ platform: "any-page", warnings: [] });
	});

	test("a camera switched off shows no face, and again one when it is back", async () => {
		await ben.person.switchCamera();
		await untilTold("Ben's camera off", [ANA, "Ben: video, 0 faces", CHLOE]);
		await ben.person.switchCamera();
		await untilTold("Ben's camera on", [ANA, BEN, CHLOE]);
	});

	test("a shared screen is no participant", async () => {
		await chloe.person.switchShare();
		await untilTold("Chloe shares", [ANA, BEN, CHLOE, "Chloe: video, screen-share"]);
		await chloe.person.switchShare();
		await untilTold("Chloe's share ended", [ANA, BEN, CHLOE]);
	});

	test("a tile made small keeps its participant", async () => {
		const isSmall = (widthPx: number) => widthPx <= 100;
		await ana.minimise("Ben");
		await untilDrawnOn("a small tile", isSmall);
		await untilTold("Ben minimised", [ANA, BEN, CHLOE]);
		await ana.minimise("Ben");
		await until("large tiles only", async () =>
			(await readOverlay(page))?.tiles.every(({ box }) => !isSmall(box.width)),
		);
		await untilTold("Ben large again", [ANA, BEN, CHLOE]);
	});

	test.each(HOSTS)(
		"taken for %s under strict policies, at %s, the call is read alike",
		async (platform, address) => {
			await extension.switchOff(page);
			await page.goto(address);
			const inside = address.replace(/^.*\?/, "");
			const frame = await until("the call", async () =>
				page.frames().find((one) => one.url() === inside),
			);
			ana = new CallPerson(frame);
			await ana.join("Ana");
			await extension.switchOn(page);
			const told = await untilTold(address, [ANA, BEN, CHLOE]);
			expect(told.platform).toBe(platform);
			expect(told.warnings).toHaveLength(1);
		},
	);

	test("one who leaves takes their tile along; after the viewer has left nothing remains", async () => {
		await chloe.person.leave();
		await untilTold("Chloe left", [ANA, BEN]);
		await ana.leave();
		await untilTold("Ana left", []);
	});
});

function lineOf({ name, isSelf, kind, skipped, faces }: TileDiagnostics): string {
	const what = skipped ?? `${faces} ${faces === 1 ? "face" : "faces"}`;
	return `${name ?? "nobody named"}${isSelf ? ", self" : ""}: ${kind}, ${what}`;
}
