import fc from "fast-check";
import { expect, test } from "vitest";
import { fileKindOf } from "../../../src/analyse/file-kind.ts";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const iso = (brands: string) => bytes(`\0\0\0\x1cftyp${brands}`);

test.each([
	["a JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "image/jpeg"],
	["a PNG", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image/png"],
	["an animated GIF", bytes("GIF89a\x01\0\x01\0"), "image/gif"],
	["a WebP", bytes("RIFF\x24\0\0\0WEBPVP8 "), "image/webp"],
	["a BMP", bytes(`BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0`), "image/bmp"],
	["an AVIF", iso("avif\0\0\0\0avifmif1miaf"), "image/avif"],
	["an AVIF by its second brand", iso("mif1\0\0\0\0mif1avif"), "image/avif"],
])("%s is a picture", (_, head, type) => {
	expect(fileKindOf(head)).toEqual({ kind: "picture", type });
});

test.each([
	["an MP4", iso("isom\0\0\x02\0isomiso2avc1mp41")],
	["a QuickTime film", iso("qt  \0\0\x02\0qt  ")],
	["a WebM", bytes("\x1a\x45\xdf\xa3\x9fB\x86\x81\x01")],
	["an Ogg", bytes("OggS\0\x02")],
	["an AVI", bytes("RIFF\x24\0\0\0AVI LIST")],
	["a WAV", bytes("RIFF\x24\0\0\0WAVEfmt ")],
	["an MP3", bytes("ID3\x03\0")],
	["a transport stream", Uint8Array.from({ length: 400 }, (_, i) => (i % 188 === 0 ? 0x47 : 9))],
	["a camcorder's stream", Uint8Array.from({ length: 600 }, (_, i) => (i % 192 === 4 ? 0x47 : 9))],
	["an MP3 without a tag", bytes("\xff\xfb\x90\x44")],
	["sound in ADTS", bytes("\xff\xf1\x50\x80")],
])("%s is media", (_, head) => {
	expect(fileKindOf(head)).toEqual({ kind: "media" });
});

test.each([
	["nothing", bytes(""), "empty"],
	["a drawing", bytes('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">'), "svg"],
	["a PDF", bytes("%PDF-1.7\n"), "pdf"],
	["a text", bytes("BM is how this text begins, yet it is no picture."), "no_picture"],
	["a text in UTF-16", bytes("\xff\xfeH\0i\0"), "no_picture"],
	["a web page that shows no drawing", bytes("<!doctype html><p>svg"), "no_picture"],
])("%s is refused with its own reason", (_, head, reason) => {
	expect(fileKindOf(head)).toEqual({ kind: "refused", reason });
});

test.each([
	["an iPhone photograph", iso("heic\0\0\0\0mif1heic"), "HEIC"],
	["a TIFF", bytes("II*\0\x08\0\0\0"), "TIFF"],
	["a Canon photograph", iso("crx \0\0\0\x01crx isom"), "RAW"],
	["an older Canon photograph", bytes("II*\0\x10\0\0\0CR\x02\0"), "RAW"],
	["a Fujifilm photograph", bytes("FUJIFILMCCD-RAW 0201FF"), "RAW"],
	["a JPEG XL", bytes("\xff\x0a\xfa\x1f"), "JPEG XL"],
	["a JPEG XL in boxes", bytes("\0\0\0\x0cJXL \r\n\x87\n"), "JPEG XL"],
	["a JPEG 2000", bytes("\0\0\0\x0cjP  \r\n\x87\n"), "JPEG 2000"],
	["a Photoshop file", bytes("8BPS\0\x01"), "PSD"],
])("%s is refused as a picture, by the name of its format", (_, head, format) => {
	expect(fileKindOf(head)).toEqual({ kind: "refused", reason: "picture_format", format });
});

test("any bytes get an answer", () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 600 }), (head) => {
			expect(["picture", "media", "refused"]).toContain(fileKindOf(head).kind);
		}),
	);
});
