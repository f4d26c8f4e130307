import type { Page } from "puppeteer";
import { HISTORY_NAME } from "../src/store/history-database.ts";
import { packFaces, packRoom, secondOf } from "../src/store/pack-seconds.ts";
import type { MadeUpSession } from "./made-up-session.ts";

/** So many flushes cross to the page at once. */
const BATCH = 300;

/**
 * Puts a session into the history of the browser, row by row as a call would have.
 *
 * @param page The history page, which has opened the history.
 * @returns Bytes of the rows themselves, without what the browser adds.
 */
export async function fillHistory(
	page: Page,
	{ session, flushes }: MadeUpSession,
): Promise<number> {
	let bytes = 0;
	for (let start = 0; start < flushes.length; start += BATCH) {
		const rows = flushes.slice(start, start + BATCH).map((seconds) => {
			const [room, faces] = [packRoom(seconds), packFaces(seconds)];
			bytes += room.length + faces.length;
			return { second: secondOf(seconds[0]), packed: [inText(room), inText(faces)] };
		});
		await page.evaluate(
			async (name, row, batch) => {
				const asked = indexedDB.open(name);
				await new Promise((resolve, reject) =>
					Object.assign(asked, { onsuccess: resolve, onerror: reject }),
				);
				const writing = asked.result.transaction(["sessions", "room", "faces"], "readwrite");
				writing.objectStore("sessions").put(row);
				for (const { second, packed } of batch) {
					// No function is named here: the names some compilers keep do not exist in the page.
					const [room, faces] = packed.map((text) =>
						Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)),
					);
					const key = { sessionId: row.id, second };
					writing.objectStore("room").put({ ...key, bytes: room });
					writing.objectStore("faces").put({ ...key, bytes: faces, names: [] });
				}
				await new Promise((resolve, reject) =>
					Object.assign(writing, { oncomplete: resolve, onabort: reject }),
				);
				asked.result.close();
			},
			HISTORY_NAME,
			session,
			rows,
		);
	}
	return bytes;
}

const inText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
