// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type TileChanges, TileObserver } from "../../../src/meeting/observe-tiles.ts";
import { forgetAccess } from "../../../src/meeting/pixel-access.ts";
import { PLATFORMS } from "../../../src/meeting/platforms.ts";
import { showPage, stubBrowser } from "../../fixtures/meeting-page.ts";

const person = (id: string, place: string, name: string) =>
	`<div class="peer" id="peer-${id}"><video x-track="remote:${id}" x-rect="${place}"></video><b class="name">${name}</b></div>`;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal("chrome", {});
	stubBrowser();
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function observe(html: string) {
	const page = showPage(html);
	const ended = new AbortController();
	const changes: TileChanges[] = [];
	const onScan = vi.fn();
	const observer = new TileObserver(page, {
		onChange: (change) => changes.push(change),
		onScan,
		onLayout: () => {},
		signal: ended.signal,
	});
	observer.start();
	const names = () => observer.tiles().map(({ tile }) => tile.name);
	const reasons = () => observer.tiles().map(({ tile }) => tile.skipped ?? "read");
	return { page, ended, changes, onScan, observer, names, reasons };
}

test("additions and removals are told as such, and a still page tells nothing", () => {
	const { page, ended, changes } = observe(person("a", "0 0 400 300", "Ana"));
	expect(changes.map(({ added }) => added.map(({ tile }) => tile.name))).toEqual([["Ana"]]);
	vi.advanceTimersByTime(5000);
	expect(changes).toHaveLength(1);
	page.body.insertAdjacentHTML("beforeend", person("b", "400 0 400 300", "Ben"));
	vi.advanceTimersByTime(1000);
	expect(changes.at(-1)).toMatchObject({ added: [{ tile: { name: "Ben" } }], dropped: [] });
	const [ana] = changes[0]?.added ?? [];
	page.querySelector("#peer-a")?.remove();
	vi.advanceTimersByTime(1000);
	expect(changes.at(-1)).toMatchObject({ added: [], dropped: [ana?.tile.id], changed: [] });
	ended.abort();
});

test("servers that give every track one id merge nobody: only the same track is a copy", () => {
	const { ended, names, reasons } = observe(
		[
			person("janusv0:a", "0 0 400 300", "Ana"),
			person("janusv0:b", "400 0 300 300", "Ben"),
			person("janusv0:a", "800 0 200 300", "Ana"),
		].join(""),
	);
	expect(names()).toEqual(["Ana", "Ben", "Ana"]);
	expect(reasons()).toEqual(["read", "read", "duplicate"]);
	ended.abort();
});

test("a video that floats in a window of its own is not read: in the page stands a placeholder", () => {
	const { ended, reasons } = observe(
		person("a", "0 0 400 300", "Ana") + person("b", "400 0 400 300", "Ben"),
	);
	expect(reasons()).toEqual(["read", "read"]);
	Object.defineProperty(document, "pictureInPictureElement", {
		configurable: true,
		get: () => document.querySelector("video"),
	});
	vi.advanceTimersByTime(1000);
	expect(reasons()).toEqual(["hidden", "read"]);
	Reflect.deleteProperty(document, "pictureInPictureElement");
	ended.abort();
});

test("a stream given to another person's element makes another tile of it", () => {
	const { page, ended, observer } = observe(person("a", "0 0 400 300", "Ana"));
	const before = observer.tiles()[0]?.tile.id;
	page.querySelector("video")?.setAttribute("x-track", "remote:z");
	for (const name of page.querySelectorAll(".name")) name.textContent = "Zoe";
	vi.advanceTimersByTime(1000);
	expect(observer.tiles()).toMatchObject([{ tile: { name: "Zoe" } }]);
	expect(observer.tiles()[0]?.tile.id).not.toBe(before);
	ended.abort();
});

test("between two scans a video that plays another track is known to be no longer what was found", () => {
	const { page, ended, observer } = observe(person("a", "0 0 400 300", "Ana"));
	const isCurrent = () => observer.tiles().map(({ picture }) => picture.isCurrent());
	expect(isCurrent()).toEqual([true]);
	page.querySelector("video")?.setAttribute("x-track", "remote:z");
	expect(isCurrent()).toEqual([false]);
	vi.advanceTimersByTime(1000);
	expect(isCurrent()).toEqual([true]);
	ended.abort();
});

test.each([
	["google-meet", "data-participant-id", 'data-participant-id="1"', "span", "notranslate"],
	["jitsi-meet", "id", 'class="videocontainer" id="participant_1"', "span", "displayname"],
	[
		"slack",
		"data-qa",
		'class="p-huddle_peer_tile" data-qa="U1"',
		"b",
		"p-huddle_peer_tile__name_overlay",
	],
])(
	"%s: whom the page calls the same keeps their tile under another name, anybody else has another at once",
	(id, key, tile, tag, name) => {
		const host = PLATFORMS.find((one) => one.id === id)?.hosts[0] ?? "";
		vi.stubGlobal("location", { hostname: host });
		const { page, ended, observer, names } = observe(
			`<div ${tile}><video x-track="remote:a" x-rect="0 0 400 300"></video><${tag} class="${name}">Ana</${tag}></div>`,
		);
		expect([observer.platform().id, names()]).toEqual([id, ["Ana"]]);
		const ids = () => observer.tiles().map(({ tile }) => tile.id);
		const before = ids();
		const text = page.querySelector(`.${name}`)?.firstChild;
		if (text) text.nodeValue = "Anna";
		vi.advanceTimersByTime(3000);
		expect([ids(), names()]).toEqual([before, ["Anna"]]);
		page.querySelector(`[${key}]`)?.setAttribute(key, "participant_2");
		vi.advanceTimersByTime(1000);
		expect(ids()).not.toEqual(before);
		ended.abort();
	},
);

test("turning the gallery's pages and back, in the same elements, each participant keeps their tile", () => {
	const places = ["0 0 400 300", "400 0 400 300"];
	const first = ["Ana", "Ben"].map((name, i) => person(name, places[i] ?? "", name));
	const { page, ended, observer, names } = observe(first.join(""));
	const ids = () => observer.tiles().map(({ tile }) => tile.id);
	const before = ids();
	const turnTo = (people: string[]) => {
		for (const [index, peer] of page.querySelectorAll(".peer").entries()) {
			peer.querySelector("video")?.setAttribute("x-track", `remote:${people[index]}`);
			for (const name of peer.querySelectorAll(".name")) name.textContent = people[index] ?? "";
		}
		vi.advanceTimersByTime(2000);
	};
	turnTo(["Chloe", "Dan"]);
	expect(names()).toEqual(["Chloe", "Dan"]);
	expect(ids().some((id) => before.includes(id))).toBe(false);
	turnTo(["Ana", "Ben"]);
	expect(names()).toEqual(["Ana", "Ben"]);
	expect(ids()).toEqual(before);
	ended.abort();
});

test("a tile that shows no new frame for three seconds is no longer read", () => {
	const { ended, reasons } = observe(person("a", "0 0 400 300", "Ana"));
	HTMLVideoElement.prototype.getVideoPlaybackQuality = () =>
		({ totalVideoFrames: 7 }) as VideoPlaybackQuality;
	vi.advanceTimersByTime(2000);
	expect(reasons()).toEqual(["read"]);
	vi.advanceTimersByTime(2000);
	expect(reasons()).toEqual(["no-frames"]);
	ended.abort();
});

test("who is read follows the choice at once", () => {
	const { ended, observer, reasons } = observe(
		`${person("a", "0 0 400 300", "Ana")}<div><video x-track="camera:own" x-rect="400 0 400 300"></video><b class="name">You</b></div>`,
	);
	observer.setWho("self");
	expect(reasons()).toEqual(["left-out", "read"]);
	observer.setWho("others");
	expect(reasons()).toEqual(["read", "left-out"]);
	observer.setWho("everyone");
	expect(reasons()).toEqual(["read", "read"]);
	ended.abort();
});

test("who comes in a shadow root is found however soon after a search, and with nothing else changing", async () => {
	const { page, ended, names } = observe('<call-stage x-rect="0 0 800 600"></call-stage>');
	const stage = page.querySelector("call-stage");
	page.body.insertAdjacentHTML("beforeend", '<call-late x-rect="0 0 800 600"></call-late>');
	if (stage) stage.attachShadow({ mode: "open" }).innerHTML = person("a", "0 0 400 300", "Ana");
	await vi.advanceTimersByTimeAsync(4000);
	expect(names()).toEqual(["Ana"]);
	const late = page.querySelector("call-late")?.attachShadow({ mode: "open" });
	if (late) late.innerHTML = person("b", "400 0 400 300", "Ben");
	await vi.advanceTimersByTimeAsync(10_000);
	expect(names()).toEqual(["Ana", "Ben"]);
	ended.abort();
});

test("a hidden page is not scanned", () => {
	const { ended, onScan } = observe(person("a", "0 0 400 300", "Ana"));
	vi.spyOn(document, "hidden", "get").mockReturnValue(true);
	vi.advanceTimersByTime(5000);
	expect(onScan).toHaveBeenCalledOnce();
	ended.abort();
});

test("a page is scanned as soon as it is shown again, whoever came while it was hidden", () => {
	const { page, ended, names, onScan } = observe(person("a", "0 0 400 300", "Ana"));
	const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
	page.body.innerHTML = person("b", "0 0 400 300", "Ben");
	page.dispatchEvent(new Event("visibilitychange"));
	expect(onScan).toHaveBeenCalledOnce();
	hidden.mockReturnValue(false);
	page.dispatchEvent(new Event("visibilitychange"));
	expect(names()).toEqual(["Ben"]);
	expect(onScan).toHaveBeenCalledTimes(2);
	ended.abort();
});

test("a page at rest is scanned every second, and soon after something came", async () => {
	const { page, ended, observer, onScan } = observe(person("a", "0 0 400 300", "Ana"));
	vi.advanceTimersByTime(2000);
	onScan.mockClear();
	const asked = vi.spyOn(page, "querySelectorAll");
	const scans = () => asked.mock.calls.filter(([selector]) => selector === "video").length;
	vi.advanceTimersByTime(4000);
	expect(scans()).toBe(4);
	expect(onScan).toHaveBeenCalledTimes(8);
	page.body.insertAdjacentHTML("beforeend", person("b", "400 0 400 300", "Ben"));
	await vi.advanceTimersByTimeAsync(500);
	expect(observer.tiles()).toHaveLength(2);
	ended.abort();
});

/** Milliseconds between the frames of a camera, and how often a page with it is scanned within four seconds. */
test.each([
	[40, 4],
	[500, 4],
])("a page whose camera sends a frame every %i ms is at rest too", (everyMs, expected) => {
	vi.spyOn(HTMLVideoElement.prototype, "getVideoPlaybackQuality").mockImplementation(
		() =>
			({ totalVideoFrames: 1 + Math.floor(performance.now() / everyMs) }) as VideoPlaybackQuality,
	);
	const { page, ended } = observe(person("a", "0 0 400 300", "Ana"));
	vi.advanceTimersByTime(2000);
	const asked = vi.spyOn(page, "querySelectorAll");
	vi.advanceTimersByTime(4000);
	expect(asked.mock.calls.filter(([selector]) => selector === "video")).toHaveLength(expected);
	ended.abort();
});

test.each([0, 100, 250, 400, 499, 750, 999])(
	"a camera switched off %i ms after a scan is known to be within little more than a second",
	async (afterMs) => {
		let stoppedAtMs = Number.POSITIVE_INFINITY;
		vi.spyOn(HTMLVideoElement.prototype, "getVideoPlaybackQuality").mockImplementation(
			() =>
				({
					totalVideoFrames: 1 + Math.floor(Math.min(stoppedAtMs, performance.now()) / 40),
				}) as VideoPlaybackQuality,
		);
		const { page, ended, reasons } = observe(person("a", "0 0 400 300", "Ana"));
		await vi.advanceTimersByTimeAsync(3000 + afterMs);
		stoppedAtMs = performance.now();
		page
			.querySelector(".peer")
			?.insertAdjacentHTML("beforeend", '<p style="background-color: rgb(0, 0, 0)">A</p>');
		page.elementFromPoint = () => page.querySelector("p");
		expect(reasons()).toEqual(["read"]);
		await vi.advanceTimersByTimeAsync(1150);
		expect(reasons()).toEqual(["hidden"]);
		ended.abort();
	},
);

test("two hundred joins and leaves leave nothing behind", () => {
	const { page, ended, observer } = observe("");
	for (let round = 0; round < 200; round++) {
		page.body.innerHTML = person(`r${round}`, "0 0 400 300", "Ana");
		observer.setWho(round % 2 ? "everyone" : "others");
	}
	page.body.innerHTML = "";
	vi.advanceTimersByTime(1000);
	expect(observer.tiles()).toEqual([]);
	ended.abort();
	expect(vi.getTimerCount()).toBe(0);
});

test("while the tab is captured a protected video is read, at the size the page shows it in", () => {
	const { page, ended, observer, reasons } = observe(person("a", "0 0 400 300", "Ana"));
	const keys = { configurable: true, value: {} };
	for (const video of page.querySelectorAll("video")) {
		Object.defineProperty(video, "mediaKeys", keys);
		forgetAccess(video);
	}
	vi.advanceTimersByTime(1000);
	expect(reasons()).toEqual(["protected"]);
	observer.setCaptured(true);
	expect(observer.tiles()).toMatchObject([{ isCaptured: true, tile: { width: 400, height: 300 } }]);
	expect(reasons()).toEqual(["read"]);
	observer.setCaptured(false);
	expect(reasons()).toEqual(["protected"]);
	ended.abort();
});

const crowd = () =>
	Array.from({ length: 25 }, (_, index) =>
		person(
			`${index}`,
			`${(index % 5) * 200} ${Math.floor(index / 5) * 140} 200 140`,
			`Guest ${index}`,
		),
	).join("");

test("in a large call a tile whose element shows another stream has a name as soon as that is seen", () => {
	const { page, ended, names } = observe(crowd());
	vi.advanceTimersByTime(10_000);
	for (const index of [3, 11, 19]) {
		page.querySelector(`#peer-${index} video`)?.setAttribute("x-track", `remote:late ${index}`);
		const text = page.querySelector(`#peer-${index} .name`)?.firstChild;
		if (text) text.nodeValue = `Late ${index}`;
	}
	vi.advanceTimersByTime(1000);
	expect([3, 11, 19].map((index) => names()[index])).toEqual(["Late 3", "Late 11", "Late 19"]);
	ended.abort();
});

test("in a large call a tile that says another name of the same stream is another's within three seconds", () => {
	const { page, ended, names, observer } = observe(crowd());
	vi.advanceTimersByTime(10_000);
	const before = observer.tiles().map(({ tile }) => tile.id);
	const places = [2, 12, 13, 24];
	for (const index of places) {
		const text = page.querySelector(`#peer-${index} .name`)?.firstChild;
		if (text) text.nodeValue = `Other ${index}`;
	}
	vi.advanceTimersByTime(3000);
	expect(places.map((index) => names()[index])).toEqual(places.map((index) => `Other ${index}`));
	const after = observer.tiles().map(({ tile }) => tile.id);
	expect(after.filter((id) => !before.includes(id))).toHaveLength(places.length);
	ended.abort();
});

test("a video that begins to show another stream is looked at at once, but not again and again", () => {
	const { page, ended, observer, onScan } = observe(person("a", "0 0 400 300", "Ana"));
	vi.advanceTimersByTime(10_100);
	const [before] = observer.tiles();
	const video = page.querySelector("video");
	video?.setAttribute("x-track", "remote:b");
	video?.dispatchEvent(new Event("emptied"));
	vi.advanceTimersByTime(150);
	expect(observer.tiles()[0]?.tile.id).not.toBe(before?.tile.id);
	onScan.mockClear();
	for (let ms = 0; ms < 3000; ms += 10) {
		video?.dispatchEvent(new Event("playing"));
		vi.advanceTimersByTime(10);
	}
	expect(onScan.mock.calls.length).toBeLessThanOrEqual(3000 / 150 + 3000 / 500);
	ended.abort();
});

test("a video whose stream goes on with another track is looked at within half a second", () => {
	const { page, ended, observer } = observe(person("a", "0 0 400 300", "Ana"));
	vi.advanceTimersByTime(10_100);
	for (let time = 0; time < 2; time++) {
		const [before] = observer.tiles();
		page.querySelector("video")?.setAttribute("x-track", `remote:other ${time}`);
		vi.advanceTimersByTime(500);
		expect(observer.tiles()[0]?.tile.id).not.toBe(before?.tile.id);
	}
	ended.abort();
});
