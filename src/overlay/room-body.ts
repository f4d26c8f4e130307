import type { RoomFigures } from "../engine/room.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { type AttentionActions, AttentionRows } from "./attention-rows.ts";
import { phraseSpan } from "./phrase-duration.ts";
import { RoomChart } from "./room-chart.ts";
import { changeInPoints, changeSign, changeWords, RoomRows } from "./room-rows.ts";
import type { RoomView } from "./room-view.ts";
import { WrittenElement } from "./written-element.ts";

/** What the panel shows while it is open. */
export class RoomBody {
	readonly whole: WrittenElement;
	readonly #note: WrittenElement;
	readonly #pages: WrittenElement;
	readonly #sides: WrittenElement;
	readonly #sidesShown: WrittenElement;
	readonly #sidesSpoken: WrittenElement;
	readonly #rows: RoomRows;
	readonly #timeline: WrittenElement;
	readonly #chart: RoomChart;
	readonly #from: WrittenElement;
	readonly #to: WrittenElement;
	readonly #attention: AttentionRows;

	constructor(document: Document, actions: AttentionActions) {
		this.whole = new WrittenElement(document, "body");
		this.#note = new WrittenElement(document, "soft", "p");
		this.#pages = new WrittenElement(document, "soft", "p");
		this.#sides = new WrittenElement(document, "sides", "p");
		this.#sidesShown = new WrittenElement(document, "shown", "span");
		this.#sidesShown.element.setAttribute("aria-hidden", "true");
		this.#sidesSpoken = new WrittenElement(document, "spoken", "span");
		this.#sides.append(this.#sidesShown, this.#sidesSpoken);
		this.#rows = new RoomRows(document);
		this.#timeline = new WrittenElement(document, "timeline");
		this.#chart = new RoomChart(document);
		const ends = new WrittenElement(document, "ends");
		ends.element.setAttribute("aria-hidden", "true");
		this.#from = new WrittenElement(document, "from", "span");
		this.#to = new WrittenElement(document, "to", "span");
		ends.append(this.#from, this.#to);
		this.#timeline.append(this.#chart.element, ends);
		this.#attention = new AttentionRows(document, actions);
		this.whole.append(
			...[this.#note, this.#pages, this.#sides, this.#rows.whole],
			...[this.#timeline, this.#attention.whole],
		);
	}

	/** @param view Undefined before anything is known. */
	draw(view: RoomView | undefined, words: Words): void {
		const figures = view?.figures ?? null;
		const note = noteOf(figures, view, words);
		this.#note.setText(note);
		this.#note.setHidden(note === "");
		this.#drawPages(figures, view, words);
		this.#drawSides(figures, words);
		const rows = figures?.rows ?? [];
		this.#rows.draw(rows, words);
		this.#rows.whole.setHidden(rows.length === 0);
		this.#drawTimeline(figures, words);
		const attention = view?.attention ?? null;
		this.#attention.whole.setHidden(attention === null);
		if (attention !== null) this.#attention.draw(attention, words);
	}

	#drawPages(figures: RoomFigures | null, view: RoomView | undefined, words: Words): void {
		const elsewhere = figures === null ? 0 : figures.second.faces - figures.here;
		this.#pages.setHidden(elsewhere === 0);
		if (figures === null || view === undefined || elsewhere === 0) return;
		const duration = phraseSpan(view.memorySeconds, words.language);
		this.#pages.setText(words.say("room_pages", { here: figures.here, elsewhere, duration }));
	}

	#drawSides(figures: RoomFigures | null, words: Words): void {
		const sides = figures?.sides ?? null;
		this.#sides.setHidden(sides === null);
		if (sides === null) return;
		const told = (tell: (points: number) => string) =>
			sides.map(({ label, share, change }) =>
				`${words.say(labelKey(label))} ${words.percent(share)} ${tell(changeInPoints(change))}`.trim(),
			);
		// A side that does not fit goes to the next line as a whole.
		const shown = told(changeSign).map((side) => side.replaceAll(" ", "\u00a0"));
		this.#sidesShown.setText(shown.join(" · "));
		this.#sidesSpoken.setText(words.list(told((points) => changeWords(points, words))));
	}

	#drawTimeline(figures: RoomFigures | null, words: Words): void {
		const isEmpty = figures === null || figures.columns.every((column) => column === null);
		this.#timeline.setHidden(isEmpty);
		if (isEmpty) return;
		this.#chart.draw(figures.labels, figures.columns, words.say("room_chart"));
		this.#from.setText(words.say("room_chart_from"));
		this.#to.setText(words.say("room_chart_to"));
	}
}

/** The one sentence that says why there are no shares; empty where there are. */
function noteOf(figures: RoomFigures | null, view: RoomView | undefined, words: Words): string {
	if (view === undefined || figures === null) return words.say("room_waiting");
	if (figures.rows !== null) return "";
	if (figures.second.faces === 0) return words.say("room_nobody");
	return words.say("room_too_few", { least: view.minFaces });
}
