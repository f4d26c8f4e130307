import type { Platform } from "../platform.ts";

/** Class names here are hashes that change with every release; attributes live longer. */
export const googleMeet: Platform = {
	id: "google-meet",
	name: "Google Meet",
	hosts: ["meet.google.com"],
	tile: ["[data-participant-id]", "[data-requested-participant-id]"],
	names: [
		{ selector: "span.notranslate" },
		{
			selector: "button[aria-label]",
			attribute: "aria-label",
			pattern:
				/^(?:Pin|Unpin|Fixar|Desafixar|Fijar|Épingler|Fissa|Pinne) (.+?) (?:to|from|na|da|en|à|de|sulla|dalla) .+$/u,
		},
		{
			selector: "button[aria-label]",
			attribute: "aria-label",
			pattern:
				/^(?:メイン画面の )?(.+?)(?: an den Hauptbildschirm anpinnen| さんをメイン画面に固定します|(?<=の共有画面)の固定を解除します)$/u,
		},
		{ selector: "[data-self-name]", attribute: "data-self-name" },
		{ attribute: "data-self-name" },
	],
	participant: "data-participant-id",
	self: "[jsname='Qiayqc']",
};
