import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { PLATFORMS } from "../../src/meeting/platforms.ts";
import type { Tile } from "../../src/shared/tiles.ts";
import { meetingFixtures } from "../fixtures/stored-pages.ts";
import { until } from "./demo-call.ts";
import { type MeetingHosts, makeCertificate, serveMeetingHosts } from "./meeting-hosts.ts";

const certificate = makeCertificate();
const why = certificate === undefined ? " (skipped: there is no openssl)" : "";
/** Every stored page of a product that has hosts of its own, at one of them. */
const pages = meetingFixtures().flatMap(({ platform, layout, expected }) =>
	(PLATFORMS.find(({ id }) => id === platform)?.hosts ?? [])
		.slice(0, 1)
		.map((host) => ({ platform, layout, expected, host: host.replace("*.", "call.") })),
);

describe.skipIf(certificate === undefined)(`meeting pages at their own hosts${why}`, () => {
	let hosts: MeetingHosts;
	let extension: ExtensionBrowser;

	beforeAll(async () => {
		if (certificate === undefined) return;
		hosts = await serveMeetingHosts(certificate);
		extension = await launchExtension({ args: hosts.args });
	});

	afterAll(async () => {
		await extension?.close();
		await hosts?.close();
	});

	test.each(pages)(
		"$host, $layout: tiles, names, self views and shares are found among real streams",
		async ({ host, platform, layout, expected }) => {
			const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
			await page.goto(`https://${host}/${platform}/${layout}`, { waitUntil: "load" });
			await extension.switchOn(page);
			const told = ({ name, isSelf, skipped }: Partial<Tile>) =>
				`${name ?? "nobody named"}${isSelf ? ", self" : ""}: ${skipped ?? "read"}`;
			const wanted = expected.map(told).sort();
			let seen: string[] = [];
			await until(
				`${wanted.join("; ")}`,
				async () => {
					const tab = (await extension.diagnostics())?.pages.find(
						(one) => one.platform === platform,
					);
					seen = (tab?.tiles ?? []).map(told).sort();
					return String(seen) === String(wanted);
				},
				30_000,
			).catch(() => expect(seen).toEqual(wanted));
			await extension.switchOff(page);
		},
	);
});
