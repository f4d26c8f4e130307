// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { ANY_PAGE, PLATFORMS } from "../../../src/meeting/platforms.ts";
import { readName } from "../../../src/meeting/read-name.ts";

function nameIn(html: string): string | null {
	document.body.innerHTML = `<div>${html}<video></video></div>`;
	const box = document.body.firstElementChild ?? document.body;
	const place = document.querySelector("video") ?? box;
	return readName({ place, tile: null, box }, ANY_PAGE).name;
}

test.each([
	['<span class="participant-name">Ana Silva</span>', "a text that is marked as a name"],
	['<div class="user"><span>Ana Silva</span></div>', "a text in an element so marked"],
	['<b hidden class="nick">Ana Silva</b>', "a name that is not shown"],
	['<input type="text" class="name" value="Ana Silva">', "a name that is being edited"],
	["<p>Ana Silva</p><p>12:41</p>", "the only text that can be a name"],
	['<img alt="Ana Silva">', "the text of a picture"],
	['<span aria-label="Video of Ana Silva"></span>', "a label that speaks of a video"],
	['<span title="Ana Silva\'s camera"></span>', "a title that speaks of a camera"],
	["<div>AS</div><p>Ana Silva</p>", "a text after its initials, as where a camera is off"],
	['<span aria-label="Video von Ana Silva"></span>', "a German label of a video"],
	['<span aria-label="Vídeo de Ana Silva"></span>', "a Spanish one"],
	['<span aria-label="Caméra d’Ana Silva"></span>', "a French one"],
	['<span aria-label="Ana Silvaさんのビデオ"></span>', "a Japanese one"],
	['<span aria-label="Ana Silva 的视频"></span>', "a Chinese one"],
	[
		'<span aria-label="Ana Silva、ビデオはオンです"></span>',
		"a label with a comma of its language",
	],
	["<p>Kamera ist aus</p><p>Ana Silva</p>", "a text after the state of a camera"],
	["<button>Pin</button><i>mic_off</i><p>Ana Silva</p>", "a text beside buttons and icons"],
	['<p>HD</p><span class="display-name">Ana Silva</span>', "the better of two texts"],
	['<span class="user-time">00:10</span><span class="user-name">Ana Silva</span>', "no clock"],
])("%s is read: %s", (html) => {
	expect(nameIn(html)).toBe("Ana Silva");
});

test.each([
	["<button>Ana Silva</button>", "a button"],
	['<div role="menu"><p>Ana Silva</p></div>', "a menu"],
	['<p class="bitrate">640 kbps</p>', "a bitrate"],
	["<p>One</p><p>Two</p><p>Three</p><p>Four</p><p>Five</p>", "a text among many"],
	['<p class="initials">AS</p>', "initials"],
	["", "nothing"],
])("%s is not taken for a name: %s", (html) => {
	expect(nameIn(html)).toBeNull();
});

test.each([
	['<span class="participant-name">john_smith</span>', "john_smith"],
	["<span>mic_off</span>", null],
	['<div class="participant-name">Ana Silva <span>mic_off</span></div>', "Ana Silva"],
	['<div class="participant-name"><span>mic_off</span></div>', null],
])("of %s, in which an icon may be written as a word, the name is %s", (html, name) => {
	expect(nameIn(html)).toBe(name);
});

test("a short name that is marked as one is not the initials of a text beside it", () => {
	expect(nameIn('<b class="participant-name">Al</b><p>Also at the table</p>')).toBe("Al");
});

test("a tile with a whole document in it is read no further than its first elements", () => {
	const many = "<p>12:00</p>".repeat(400);
	expect(nameIn(`${many}<span class="name">Ana Silva</span>`)).toBeNull();
});

test("of a tile that names its owner, what a button says of its screen counts too", () => {
	const button = "Unpin Ana Silva's presentation from your main screen";
	document.body.innerHTML = `<div data-participant-id="1"><video></video><span class="notranslate">Ana Silva</span><button aria-label="${button}"></button></div>`;
	const tile = document.body.firstElementChild ?? document.body;
	const meet = PLATFORMS.find(({ id }) => id === "google-meet") ?? ANY_PAGE;
	const read = readName({ place: tile, tile, box: tile }, meet);
	expect(read).toMatchObject({ name: "Ana Silva", saysShare: true });
});
