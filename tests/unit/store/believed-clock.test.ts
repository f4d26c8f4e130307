import { expect, test } from "vitest";
import { type BelievedClock, believeClock } from "../../../src/store/believed-clock.ts";

const DAY_MS = 86_400_000;

/** What is believed after each look, in days from the first. */
function looks(...days: number[]): (number | null)[] {
	const startMs = 1_700_000_000_000;
	let clock: BelievedClock | null = null;
	return days.map((day) => {
		clock = believeClock(clock, startMs + day * DAY_MS);
		return (clock.believedMs - startMs) / DAY_MS;
	});
}

test.each<{ what: string; days: number[]; believed: number[] }>([
	{ what: "a look a day", days: [0, 1, 2, 3], believed: [0, 1, 2, 3] },
	{ what: "a long weekend", days: [0, 3], believed: [0, 3] },
	{ what: "a holiday, believed a day late", days: [0, 21, 21.5, 22], believed: [0, 0, 0, 22] },
	{ what: "a browser used once a week", days: [0, 7, 14, 21], believed: [0, 0, 14, 14] },
	{ what: "set on by a year, then right", days: [0, 365, 365.1, 1, 2], believed: [0, 0, 0, 1, 2] },
	{ what: "set on twice", days: [0, 365, 400, 401], believed: [0, 0, 400, 401] },
	{
		what: "set on, then less far on",
		days: [0, 365, 200, 200.5, 201],
		believed: [0, 0, 0, 0, 201],
	},
	{ what: "set back, then right", days: [0, -100, 0.2, 0.4], believed: [0, -100, -100, -100] },
	{ what: "set back, right for a day", days: [0, -100, 0.2, 1.2], believed: [0, -100, -100, 1.2] },
])("$what", ({ days, believed }) => {
	expect(looks(...days)).toEqual(believed.map((day) => expect.closeTo(day, 6)));
});
