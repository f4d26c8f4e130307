// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CanvasActivity } from "../../../src/meeting/canvas-activity.ts";
import { type FoundTile, TileFinder } from "../../../src/meeting/find-tiles.ts";
import { FrameWatch } from "../../../src/meeting/frame-watch.ts";
import { listPictures } from "../../../src/meeting/list-pictures.ts";
import { markWarnings } from "../../../src/meeting/mark-warnings.ts";
import type { Platform } from "../../../src/meeting/platform.ts";
import { ANY_PAGE, PLATFORMS, platformOf } from "../../../src/meeting/platforms.ts";
import { ShadowRootSearch } from "../../../src/meeting/shadow-roots.ts";
import { showPage, stubBrowser } from "../../fixtures/meeting-page.ts";
import { meetingFixtures } from "../../fixtures/stored-pages.ts";

const FIXTURES = meetingFixtures();
const openShadowRoot = (element: Element) => element.shadowRoot;

beforeEach(stubBrowser);
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** Scans a page as often as it takes to see canvases move. */
function findTiles(
	page: Document,
	platform: Platform,
	activity = new CanvasActivity(),
	finder = new TileFinder("t", new FrameWatch(activity)),
): FoundTile[] {
	const search = new ShadowRootSearch(page, openShadowRoot);
	search.advance(() => false);
	let found: FoundTile[] = [];
	for (let scan = 0; scan < 5; scan++) {
		const roots = [page, ...search.roots()];
		const { pictures, canvases } = listPictures(roots, platform, activity, openShadowRoot);
		found = finder.find(pictures, {
			platform,
			who: "everyone",
			captured: false,
			atMs: scan * 500,
			isRestless: scan === 0,
		});
		activity.look(canvases, scan * 500);
	}
	return found;
}

function platformNamed(id: string): Platform {
	return PLATFORMS.find((platform) => platform.id === id) ?? ANY_PAGE;
}

test.each(FIXTURES)(
	"$platform, $layout: every tile, name, self view and share is found",
	({ platform, html, expected }) => {
		const found = findTiles(showPage(html), platformNamed(platform));
		const told = found.map(({ tile, style }) => ({
			...tile,
			skipped: tile.skipped ?? null,
			mirrored: style.mirrored,
		}));
		expect(told).toHaveLength(expected.length);
		for (const [index, tile] of expected.entries())
			expect(told[index]).toMatchObject({ mirrored: false, skipped: null, ...tile });
	},
);

test.each(FIXTURES)("$platform, $layout: no mark is reported missing", ({ platform, html }) => {
	const marks = platformNamed(platform);
	expect(markWarnings(findTiles(showPage(html), marks), marks)).toEqual([]);
});

test.each(
	FIXTURES.flatMap((fixture) =>
		PLATFORMS.filter(({ id, tile }) => id !== fixture.platform && tile.length > 0).map((other) => ({
			...fixture,
			other,
			id: other.id,
		})),
	),
)("the marks of $id match nothing of $platform, $layout", ({ html, other }) => {
	const found = findTiles(showPage(html), other);
	expect(found.filter(({ marked }) => marked.tile || marked.name)).toEqual([]);
});

test.each(FIXTURES.filter(({ platform }) => platform !== "any-page" && platform !== "zoom"))(
	"$platform, $layout: without its marks, structure still finds every tile that is read",
	({ html, expected }) => {
		const found = findTiles(showPage(html), ANY_PAGE);
		const read = found.filter(({ tile }) => tile.skipped === undefined).length;
		expect(read).toBeGreaterThanOrEqual(expected.filter(({ skipped }) => !skipped).length);
	},
);

test.each(PLATFORMS)(
	"$id: changed marks are reported, and the tiles found all the same",
	({ id, tile, ...rest }) => {
		const page = showPage(
			'<div><video x-track="remote:ana" x-rect="0 0 400 300"></video><b class="name">Ana</b></div>',
		);
		const platform = { id, tile, ...rest };
		const found = findTiles(page, platform);
		expect(found.map(({ tile: { name, skipped } }) => [name, skipped])).toEqual([
			["Ana", undefined],
		]);
		expect(markWarnings(found, platform)).toEqual(tile.length > 0 ? ["no-tile-marks"] : []);
	},
);

test("the blurred camera is the viewer's own still when everybody else has left", () => {
	const own = '<div><video x-track="generated:left-alone" x-rect="0 0 400 300"></video></div>';
	const other = '<div><video x-track="remote:who-leaves" x-rect="400 0 400 300"></video></div>';
	const activity = new CanvasActivity();
	const finder = new TileFinder("t", new FrameWatch(activity));
	const selves = [own, own + other, own].map((html) =>
		findTiles(showPage(html), ANY_PAGE, activity, finder).map(({ tile: { isSelf } }) => isSelf),
	);
	expect(selves).toEqual([[false], [true, false], [true]]);
});

test("the viewer's own picture alone, as before a call, is no sign of changed marks", () => {
	const meet = platformNamed("google-meet");
	const page = showPage('<div><video x-track="camera:own" x-rect="0 0 400 300"></video></div>');
	expect(markWarnings(findTiles(page, meet), meet)).toEqual([]);
});

test.each([
	["google-meet", '<div data-participant-id="spaces/a/devices/1">'],
	["microsoft-teams", '<div data-tid="myself-video">'],
	["any-page", "<div>"],
])("on %s the viewer's camera is read in a call, also alone in it", (id, tile) => {
	const page = showPage(`${tile}<video x-track="camera:own" x-rect="0 0 400 300"></video></div>`);
	const found = findTiles(page, platformNamed(id));
	expect(found.map(({ tile: { skipped } }) => skipped)).toEqual([undefined]);
});

test.each(["google-meet", "microsoft-teams"])(
	"on %s the viewer's camera alone, without a mark of a call, is a lobby's",
	(id) => {
		const own = (origin: string) =>
			`<div><video x-track="${origin}:in-lobby" x-rect="0 0 400 300"></video><h1>Ready to join?</h1></div>`;
		for (const origin of ["camera", "generated"]) {
			const found = findTiles(showPage(own(origin)), platformNamed(id));
			expect(found.map(({ tile: { name, skipped } }) => [name, skipped])).toEqual([
				[null, "preview"],
			]);
		}
	},
);

test.each([
	["no text", "generated:own", "", true],
	["no text, on a track from elsewhere", "remote:own", "", false],
	["what is no name", "generated:own", "12345", false],
])(
	"on Zoom the only tile without a name is the viewer's own where it has %s",
	(_, track, text, isSelf) => {
		const tile = (shown: string, name: string, left: number) =>
			`<div class="gallery__video-frame"><video x-track="${shown}" x-rect="${left} 0 400 300"></video>
		<div class="video-avatar__avatar-footer"><span>${name}</span></div></div>`;
		const page = showPage(
			tile("generated:a", "Ana", 0) + tile("generated:b", "Ben", 400) + tile(track, text, 800),
		);
		const found = findTiles(page, platformNamed("zoom"));
		expect(found.map(({ tile: { isSelf } }) => isSelf)).toEqual([false, false, isSelf]);
	},
);

test.each([
	["meet.google.com", "google-meet"],
	["app.zoom.us", "zoom"],
	["zoom.us", "zoom"],
	["notzoom.us", "any-page"],
	["teams.live.com", "microsoft-teams"],
	["web.webex.com", "webex"],
	["8x8.vc", "jitsi-meet"],
	["team.whereby.com", "whereby"],
	["discord.com", "discord"],
	["app.slack.com", "slack"],
	["meet.google.com.example.org", "any-page"],
])("%s is %s", (hostname, id) => {
	expect(platformOf(showPage("<p>nothing</p>"), hostname).id).toBe(id);
});

test.each(["jitsi-meet", "bigbluebutton", "livekit"])(
	"%s is known on anyone's host by its own marks",
	(id) => {
		const html = FIXTURES.find(({ platform }) => platform === id)?.html ?? "";
		expect(platformOf(showPage(html), "call.example.org").id).toBe(id);
	},
);

test.each(PLATFORMS)("$id has a stored page", ({ id }) => {
	expect(FIXTURES.map(({ platform }) => platform)).toContain(id);
});
