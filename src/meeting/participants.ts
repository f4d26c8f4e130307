import { groupBy } from "../engine/group-by.ts";
import { type ReadName, RULE_TRUST } from "./read-name.ts";

/** What one element says of the participant whose media track it shows. */
export interface Sighting {
	trackKey: string;
	/** The platform's own key for the participant. */
	participant: string | null;
	/** Null when the tile was not read this time. */
	read: ReadName | null;
}

export interface Participant {
	name: string | null;
	saysSelf: boolean;
	saysShare: boolean;
	/** Where the platform would have the name, there was no text at all when it was last read. */
	isBlank: boolean;
	/** How far to trust the name; 0 until one was read. */
	trust: number;
	/** Grows when the same media track goes on with another person. */
	epoch: number;
}

interface Known extends Participant {
	participant: string | null;
	/** A differing name, seen once; a second sight makes it true. */
	rival: string | null;
}

const UNKNOWN: Known = {
	name: null,
	saysSelf: false,
	saysShare: false,
	isBlank: false,
	epoch: 0,
	participant: null,
	trust: 0,
	rival: null,
};

/**
 * Remembers who each media track shows. A tile that is pinned may lose its name for a while, so names
 * stay with the track; and a conference server may put another person on the same track, so a change
 * of the platform's key, or where it gives none of the name twice in a row, starts a new epoch.
 */
export class Participants {
	private readonly known = new Map<string, Known>();

	/** Takes in one scan's sightings and forgets media tracks that are gone. */
	update(sightings: readonly Sighting[]): void {
		const seen = groupBy(sightings, ({ trackKey }) => trackKey);
		for (const [trackKey, copies] of seen) {
			const before = this.known.get(trackKey) ?? UNKNOWN;
			const participant = copies.find((copy) => copy.participant !== null)?.participant ?? null;
			this.known.set(trackKey, advance(before, participant, mostTrusted(copies)));
		}
		for (const trackKey of this.known.keys()) if (!seen.has(trackKey)) this.known.delete(trackKey);
	}

	of(trackKey: string): Participant {
		return this.known.get(trackKey) ?? UNKNOWN;
	}
}

function mostTrusted(copies: readonly Sighting[]): ReadName | null {
	let best: ReadName | null = null;
	for (const { read } of copies)
		if (read !== null && (best === null || read.trust > best.trust)) best = read;
	return best;
}

function advance(before: Known, participant: string | null, read: ReadName | null): Known {
	const moved =
		participant !== null && before.participant !== null && participant !== before.participant;
	const known: Known = {
		...(moved ? { ...UNKNOWN, epoch: before.epoch + 1 } : before),
		participant: participant ?? before.participant,
	};
	if (read === null) return known;
	const base = { ...known, isBlank: read.isBlank };
	const { name, saysSelf, saysShare, trust } = read;
	if (name === null) return { ...base, saysSelf: saysSelf || base.saysSelf, rival: null };
	if (name === base.name)
		return { ...base, saysSelf, saysShare, trust: Math.max(base.trust, trust), rival: null };
	const named = { ...base, name, saysSelf, saysShare, trust, rival: null };
	if (base.name === null || trust > base.trust) return named;
	if (base.trust === RULE_TRUST && trust < RULE_TRUST) return base;
	if (base.rival !== name) return { ...base, rival: name };
	// Whom the platform calls the same has only taken another name.
	const isRenamed = participant !== null && participant === before.participant;
	return { ...named, epoch: base.epoch + (isRenamed ? 0 : 1) };
}
