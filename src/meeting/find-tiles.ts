import { groupBy } from "../engine/group-by.ts";
import { findSelfViews } from "../engine/self-view.ts";
import { findSharedScreens } from "../engine/shared-screen.ts";
import { skipReason } from "../engine/skip-reason.ts";
import { type Identity, TileIdentity } from "../engine/tile-identity.ts";
import type { Box } from "../shared/geometry.ts";
import type { Settings } from "../shared/settings.ts";
import type { SkipReason, Tile } from "../shared/tiles.ts";
import type { FrameWatch } from "./frame-watch.ts";
import { numberOf } from "./number-objects.ts";
import { type Participant, Participants } from "./participants.ts";
import { isVideo, type Picture } from "./picture.ts";
import type { Platform } from "./platform.ts";
import type { Marks } from "./read-marks.ts";
import { RULE_TRUST } from "./read-name.ts";
import { PictureScanner, type Scanned } from "./scan-pictures.ts";
import type { TileStyle } from "./tile-style.ts";

/** A tile, and what of the page it is made of. */
export interface FoundTile {
	tile: Tile;
	picture: Picture;
	style: TileStyle;
	/** Its pixels are refused: it is read from the captured picture of the tab, as the page shows it. */
	isCaptured: boolean;
	/** Whether the platform's marks, and its rules for names, matched. */
	marked: { tile: boolean; name: boolean };
}

export interface FindOptions {
	platform: Platform;
	who: Settings["who"];
	/** Whether the tab's own picture is at hand. */
	captured: boolean;
	/** Monotonic, in milliseconds. */
	atMs: number;
	/** Whether elements have come or gone since the last scan. */
	isRestless: boolean;
}

/** Turns the pictures of a page into tiles, and remembers between scans what has to last. */
export class TileFinder {
	private readonly identity: TileIdentity;
	private readonly participants = new Participants();
	private readonly scanner: PictureScanner;
	private readonly firstSeenMs = new Map<string, number>();
	/** The media tracks that showed the viewer in the latest scan. */
	private selves: ReadonlySet<string> = new Set();

	/** @param prefix Makes tile ids unique among the frames of one tab. */
	constructor(
		prefix: string,
		private readonly frames: FrameWatch,
	) {
		this.identity = new TileIdentity(prefix);
		this.scanner = new PictureScanner(frames);
	}

	/** Describes every picture as a tile, those that are not read with the reason. */
	find(pictures: readonly Picture[], options: FindOptions): FoundTile[] {
		const scanned = this.scanner.scan(pictures, options.platform, options);
		this.participants.update(
			scanned.map(({ picture: { trackKey }, marks: { participant }, read }) => ({
				trackKey,
				participant,
				read,
			})),
		);
		const selves = this.tracksOfSelf(scanned, options.platform);
		const shares = this.tracksOfShares(scanned, options.atMs);
		const speaking = tracksOf(scanned, ({ isSpeaking }) => isSpeaking);
		const pinned = tracksOf(scanned, ({ isPinned }) => isPinned);
		const identities = this.identify(scanned);
		return scanned.map((one, index) => {
			const { tileId, isDuplicate } = identities[index] ?? { tileId: "", isDuplicate: false };
			const isSelf = selves.has(trackKeyOf(one));
			const isShare = shares.has(trackKeyOf(one));
			const skipped = this.skipReasonOf(one, { isSelf, isShare, isDuplicate }, options);
			const { name, trust } = this.participantOf(one);
			const isCaptured = isReadFromTab(one, options);
			const size = isCaptured ? one.visible : one.picture.crop;
			return {
				tile: {
					...describe(one, { id: tileId, name, isSelf, size }),
					...(speaking.has(trackKeyOf(one)) && { speaking: true }),
					...(pinned.has(trackKeyOf(one)) && { pinned: true }),
					...(skipped && { skipped }),
				},
				picture: one.picture,
				style: one.style,
				isCaptured,
				marked: { tile: one.marks.tile !== null, name: trust === RULE_TRUST },
			};
		});
	}

	private identify(scanned: readonly Scanned[]): Identity[] {
		return this.identity.identify(
			scanned.map((one) => ({
				trackKey: `${trackKeyOf(one)} ${this.participantOf(one).epoch}`,
				elementKey: numberOf(one.picture.place),
				areaPx: one.isPreview ? 0 : one.place.width * one.place.height * one.visibleShare,
			})),
		);
	}

	private tracksOfSelf(scanned: readonly Scanned[], platform: Platform): ReadonlySet<string> {
		// A name that cannot be read, such as a number, is one all the same.
		const nameless = scanned.filter((one) => {
			const { name, isBlank } = this.participantOf(one);
			const isOfOther = one.picture.origin === "remote";
			return one.marks.tile !== null && !isOfOther && name === null && isBlank;
		});
		const isNamelessSelf = (one: Scanned) =>
			platform.namelessIsSelf === true &&
			scanned.length > 1 &&
			nameless.length === 1 &&
			nameless[0] === one;
		const tracks = [...groupBy(scanned, trackKeyOf)];
		const isSelf = findSelfViews(
			tracks.map(([trackKey, copies]) => ({
				origin: copies[0]?.picture.origin ?? "none",
				marked: copies.some((one) => one.marks.isSelf || isNamelessSelf(one)),
				saysSelf: copies.some((one) => this.participantOf(one).saysSelf),
				wasSelf: this.selves.has(trackKey),
			})),
		);
		this.selves = new Set(tracks.filter((_, index) => isSelf[index]).map(([trackKey]) => trackKey));
		return this.selves;
	}

	private tracksOfShares(scanned: readonly Scanned[], atMs: number): Set<string> {
		const tracks = groupBy(scanned, trackKeyOf);
		for (const trackKey of tracks.keys())
			this.firstSeenMs.set(trackKey, this.firstSeenMs.get(trackKey) ?? atMs);
		for (const trackKey of this.firstSeenMs.keys())
			if (!tracks.has(trackKey)) this.firstSeenMs.delete(trackKey);
		const unmarked = findSharedScreens(
			[...tracks].map(([trackKey, [one]]) => ({
				participant: one === undefined ? null : this.pageKeyOf(one),
				width: one?.picture.crop.width ?? 0,
				height: one?.picture.crop.height ?? 0,
				firstSeenMs: this.firstSeenMs.get(trackKey) ?? atMs,
			})),
		);
		const isShare = (copies: readonly Scanned[]) =>
			copies.some((one) => one.marks.isShare || this.participantOf(one).saysShare);
		const shares = [...tracks].filter(([, copies], index) => unmarked[index] || isShare(copies));
		return new Set(shares.map(([trackKey]) => trackKey));
	}

	/** Pages give one id to several elements by mistake too: only with the name is it a person's. */
	private pageKeyOf(one: Scanned): string | null {
		const { name } = this.participantOf(one);
		const { pageKey } = one.marks;
		if (one.picture.origin !== "remote" || pageKey === null || name === null) return null;
		return `${pageKey} ${name}`;
	}

	private skipReasonOf(
		one: Scanned,
		is: { isSelf: boolean; isShare: boolean; isDuplicate: boolean },
		options: FindOptions,
	): SkipReason | undefined {
		const { picture, place, visible, visibleShare, isPreview } = one;
		const { who, atMs } = options;
		const isCaptured = isReadFromTab(one, options);
		// Whether a canvas that may not be read still moves cannot be told.
		const isBlind = isCaptured && !isVideo(picture.media);
		const facts = {
			...is,
			isPreview,
			ended: picture.ended,
			unreadable: isCaptured ? null : picture.unreadable,
			pictureWidth: picture.crop.width,
			pictureHeight: picture.crop.height,
			width: place.width,
			height: place.height,
			visibleShare,
			visibleWidth: visible.width,
			visibleHeight: visible.height,
			stalledMs: isBlind ? 0 : this.frames.stalledMs(picture.media, atMs),
		};
		return skipReason(facts, who);
	}

	private participantOf(one: Scanned): Participant {
		return this.participants.of(trackKeyOf(one));
	}
}

function isReadFromTab({ picture }: Scanned, { captured }: FindOptions): boolean {
	return captured && picture.unreadable !== null;
}

function describe(
	{ picture }: Scanned,
	{ size, ...who }: Pick<Tile, "id" | "name" | "isSelf"> & { size: Box },
): Tile {
	return {
		...who,
		kind: isVideo(picture.media) ? "video" : "canvas",
		width: Math.round(size.width),
		height: Math.round(size.height),
	};
}

/** The marked media tracks: of several pictures of one, a stage's and a small one's, a page marks only one. */
function tracksOf(scanned: readonly Scanned[], isMarked: (marks: Marks) => boolean): Set<string> {
	return new Set(scanned.filter(({ marks }) => isMarked(marks)).map(trackKeyOf));
}

function trackKeyOf({ picture }: Scanned): string {
	return picture.trackKey;
}
