import { expect, test } from "vitest";
import { Participants } from "../../../src/meeting/participants.ts";
import type { ReadName } from "../../../src/meeting/read-name.ts";

const RULE = 100;
const read = (name: string | null, trust = RULE, more: Partial<ReadName> = {}): ReadName => ({
	name,
	trust,
	saysSelf: false,
	saysShare: false,
	isBlank: false,
	...more,
});
const sighting = (one: ReadName | null, participant: string | null = null, trackKey = "a") => ({
	trackKey,
	participant,
	read: one,
});

/** What is known of media track "a" after these sightings, one per scan. */
function after(...scans: ReturnType<typeof sighting>[][]) {
	const participants = new Participants();
	for (const scan of scans) participants.update(scan);
	const { name, epoch, saysSelf } = participants.of("a");
	return { name, epoch, saysSelf };
}

test("a name stays with the media track when its tile loses it", () => {
	expect(after([sighting(read("Ana"))], [sighting(read(null, 0))], [sighting(null)])).toEqual({
		name: "Ana",
		epoch: 0,
		saysSelf: false,
	});
});

test("another name, seen twice, is another person on the same media track", () => {
	expect(after([sighting(read("Ana"))], [sighting(read("Ben"))]).name).toBe("Ana");
	expect(after([sighting(read("Ana"))], [sighting(read("Ben"))], [sighting(read("Ben"))])).toEqual({
		name: "Ben",
		epoch: 1,
		saysSelf: false,
	});
});

test("another name, seen twice, of whom the platform calls the same is the same person's", () => {
	const [ana, anna] = [[sighting(read("Ana"), "1")], [sighting(read("Anna"), "1")]];
	expect(after(ana, anna)).toEqual({ name: "Ana", epoch: 0, saysSelf: false });
	expect(after(ana, anna, anna)).toEqual({ name: "Anna", epoch: 0, saysSelf: false });
});

test("a name that comes and goes changes nothing", () => {
	const [ana, ben] = [[sighting(read("Ana"))], [sighting(read("Ben"))]];
	expect(after(ana, ben, ana, ben, ana)).toEqual({ name: "Ana", epoch: 0, saysSelf: false });
});

test("another key of the platform is another person at once, and the old name is forgotten", () => {
	expect(after([sighting(read("Ana"), "1")], [sighting(null, "2")])).toEqual({
		name: null,
		epoch: 1,
		saysSelf: false,
	});
});

test("a key that is missing for a while is no change", () => {
	expect(after([sighting(read("Ana"), "1")], [sighting(null)], [sighting(null, "1")]).epoch).toBe(
		0,
	);
});

test("a platform's rule corrects a guess without making another person", () => {
	expect(after([sighting(read("Live", 1))], [sighting(read("Ana"))])).toEqual({
		name: "Ana",
		epoch: 0,
		saysSelf: false,
	});
});

test("a guess never replaces what a platform's rule has read", () => {
	const guess = [sighting(read("Weather", 4))];
	expect(after([sighting(read("Ana"))], guess, guess, guess).name).toBe("Ana");
});

test("of several elements with one media track the best name counts", () => {
	expect(after([sighting(read("00 12", 1)), sighting(read("Ana"))]).name).toBe("Ana");
});

test("a media track that has gone is forgotten", () => {
	expect(after([sighting(read("Ana"))], []).name).toBeNull();
});
