/** What a file is by its bytes, whatever its name says. */
export type FileKind =
	| { kind: "picture"; type: `image/${"jpeg" | "png" | "webp" | "avif" | "gif" | "bmp"}` }
	/** Or sound alone: only its reader can tell. */
	| { kind: "media" }
	/** `reason` is the key of a `Refusal`. */
	| { kind: "refused"; reason: "empty" | "svg" | "pdf" | "no_picture" }
	/** A picture that no browser reads, by the name people know its format by. */
	| { kind: "refused"; reason: "picture_format"; format: string };

/** How much of a file's start `fileKindOf` needs. */
export const FILE_KIND_BYTES = 1024;

type Signature = readonly [offset: number, bytes: string, kind: FileKind];

const picture = (type: "jpeg" | "png" | "webp" | "gif" | "bmp"): FileKind => ({
	kind: "picture",
	type: `image/${type}`,
});
const MEDIA: FileKind = { kind: "media" };
const unread = (format: string): FileKind => ({
	kind: "refused",
	reason: "picture_format",
	format,
});

/** Bytes as Latin-1 text at an offset. RIFF and ISO media files are told apart further below. */
const SIGNATURES: readonly Signature[] = [
	[0, "\xff\xd8\xff", picture("jpeg")],
	[0, "\x89PNG\r\n\x1a\n", picture("png")],
	[0, "GIF87a", picture("gif")],
	[0, "GIF89a", picture("gif")],
	[8, "WEBP", picture("webp")],
	[8, "AVI ", MEDIA],
	[8, "WAVE", MEDIA],
	[0, "\x1a\x45\xdf\xa3", MEDIA],
	[0, "OggS", MEDIA],
	[0, "fLaC", MEDIA],
	[0, "ID3", MEDIA],
	[0, "FLV\x01", MEDIA],
	[0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", MEDIA],
	[0, "\0\0\x01\xba", MEDIA],
	[0, "\0\0\x01\xb3", MEDIA],
	[4, "moov", MEDIA],
	[4, "mdat", MEDIA],
	[4, "wide", MEDIA],
	[8, "CR\x02", unread("RAW")],
	[0, "IIRO", unread("RAW")],
	[0, "IIRS", unread("RAW")],
	[0, "IIU\0", unread("RAW")],
	[0, "FUJIFILMCCD-RAW", unread("RAW")],
	[0, "II*\0", unread("TIFF")],
	[0, "MM\0*", unread("TIFF")],
	[0, "\xff\x0a", unread("JPEG XL")],
	[4, "JXL \r\n", unread("JPEG XL")],
	[4, "jP  \r\n", unread("JPEG 2000")],
	[0, "\xff\x4f\xff\x51", unread("JPEG 2000")],
	[0, "8BPS", unread("PSD")],
	[0, "%PDF-", { kind: "refused", reason: "pdf" }],
];

/** Sizes of the second header of a BMP file: its two first letters alone open many a text file. */
const BMP_HEADER_BYTES: readonly number[] = [12, 16, 40, 52, 56, 64, 108, 124];

/**
 * Tells what a file is from its first bytes.
 *
 * @param head The file's first `FILE_KIND_BYTES` bytes, or all of a shorter file.
 */
export function fileKindOf(head: Uint8Array): FileKind {
	if (head.length === 0) return { kind: "refused", reason: "empty" };
	const text = String.fromCharCode(...head);
	for (const [offset, bytes, kind] of SIGNATURES) if (text.startsWith(bytes, offset)) return kind;
	if (text.startsWith("ftyp", 4)) return isoKind(text);
	if (text.startsWith("BM") && BMP_HEADER_BYTES.includes(head[14] ?? 0)) return picture("bmp");
	if (isTransportStream(head) || isMpegAudio(head)) return MEDIA;
	if (/<svg[\s>]/i.test(text) || /<!DOCTYPE svg/i.test(text))
		return { kind: "refused", reason: "svg" };
	return { kind: "refused", reason: "no_picture" };
}

/** ISO media files name what they are, and what they can be read as, in their first box. */
function isoKind(text: string): FileKind {
	const brands = text.slice(8, Math.min(64, text.length));
	if (/avi[fs]/.test(brands)) return { kind: "picture", type: "image/avif" };
	if (/hei[cxms]|hev[cxms]|mif1|msf1/.test(brands)) return unread("HEIC");
	if (/crx /.test(brands)) return unread("RAW");
	return MEDIA;
}

/**
 * MPEG transport streams are packets of 188 bytes, each starting with 0x47; camcorders put the time of each
 * before it, in 4 bytes.
 */
function isTransportStream(head: Uint8Array): boolean {
	const starts = [0, 188, 376];
	return (
		starts.every((offset) => head[offset] === 0x47) ||
		starts.every((offset, packet) => head[offset + 4 * (packet + 1)] === 0x47)
	);
}

/**
 * MPEG sound without a tag: eleven set bits, then a layer that exists, or layer 0 for ADTS. Layer 1 with a
 * checksum, which nobody has, begins as text in UTF-16 does.
 */
function isMpegAudio(head: Uint8Array): boolean {
	const second = head[1] ?? 0;
	return head[0] === 0xff && (second & 0xe0) === 0xe0 && second !== 0xff && second !== 0xfe;
}
