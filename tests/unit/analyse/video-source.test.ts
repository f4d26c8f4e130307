import { expect, test } from "vitest";
import { openVideo } from "../../../src/analyse/video-source.ts";

/** Where an Ogg file of Theora pictures begins: one page, with what the pictures are. */
const THEORA_PAGE = [
	"4f676753000200000000000000007a0c1de000000000d6f87941012a8074",
	"68656f72610302010028001e0002800001e0000000000019000000010000",
	"0100000100030d4000c0",
].join("");

test("an Ogg video, of which the reader sees sound at most, is told by its format", async () => {
	const file = new Blob([Buffer.from(THEORA_PAGE, "hex")]);
	await expect(openVideo(file, "tile")).rejects.toMatchObject({
		key: "video_codec",
		values: { codec: "theora" },
	});
});
