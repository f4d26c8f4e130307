import type { CallOptions } from "./call-options.ts";
import { createOwnCamera, mayUseCamera, type OwnCamera } from "./own-camera.ts";
import { joinParticipant, type Participant } from "./participant.ts";
import { personLook } from "./person-look.ts";
import { personPicture } from "./person-picture.ts";
import { recordedFeed } from "./recorded-feed.ts";
import { emptyRoom, heldStill } from "./resting-pictures.ts";
import { sentFeed } from "./sent-feed.ts";
import { galleryTileWidth, type Layout, speakerTileWidths } from "./stage-layout.ts";
import { stillPicture } from "./still-picture.ts";

/** The call as its controls see it. */
export interface Call {
	self: OwnCamera;
	participants(): readonly Participant[];
	add(): Promise<void>;
	setLayout(layout: Layout): void;
	layout(): Layout;
	leave(): void;
}

/** Large enough for a sharp face in a small call; small enough that a large one still runs. */
const PICTURES = {
	few: { width: 480, framesPerSecond: 10 },
	many: { width: 320, framesPerSecond: 6 },
	recorded: { width: 320, framesPerSecond: 10 },
};
const FEW = 6;
/** So many tiles leave no corner of the stage free for the user's own. */
const CROWD = 8;
const SPEAKER_EVERY_MS = 7000;

/** Opens the call on `stage` and lets everyone join. */
export async function startCall(
	stage: HTMLElement,
	selfPlace: HTMLElement,
	options: CallOptions,
): Promise<Call> {
	const self = createOwnCamera();
	const { recorded } = options;
	const sent = options.people > FEW ? PICTURES.many : PICTURES.few;
	const picture = recorded === null ? sent : PICTURES.recorded;
	let participants: Participant[] = [];
	let joined = 0;
	let layout = options.layout;
	let front: Participant | undefined;
	const started = performance.now();

	const arrange = () => {
		const { clientWidth, clientHeight } = stage;
		const size = { width: clientWidth - 32, height: clientHeight - 8 };
		const count = participants.length;
		const sizes = speakerTileWidths(count, size);
		const width = layout === "speaker" ? sizes.other : galleryTileWidth(count, size);
		stage.dataset.layout = layout;
		stage.style.setProperty("--tile-width", `${width}px`);
		stage.style.setProperty("--front-width", `${sizes.front}px`);
		selfPlace.classList.toggle("small", count > CROWD);
		front = participants.includes(front as Participant) ? front : participants[0];
		for (const participant of participants)
			participant.tile.element.classList.toggle("front", participant === front);
	};
	const remove = (participant: Participant) => {
		participant.leave();
		participants = participants.filter((other) => other !== participant);
		arrange();
	};
	const join = async (index: number) => {
		const look = personLook(index);
		const address = options.faces[index];
		const beats = options.scripts[index % options.scripts.length] ?? look.beats;
		const alive =
			address === undefined
				? await personPicture(look, beats, picture.width)
				: await stillPicture(address);
		if (recorded === null) {
			const { showing } = alive;
			return joinParticipant({
				...look,
				feed: await sentFeed(alive, picture),
				showing,
				onRemove: remove,
			});
		}
		const filmed = { lively: alive, still: heldStill(alive), empty: emptyRoom(look.room) }[
			recorded
		];
		const feed = recordedFeed(filmed, picture);
		return joinParticipant({ ...look, feed, showing: () => null, onRemove: remove });
	};
	const passTheWord = () => {
		const speakers = participants.filter(({ tile }) => !tile.element.classList.contains("muted"));
		const turn = Math.floor((performance.now() - started) / SPEAKER_EVERY_MS);
		const speaker = speakers[turn % speakers.length];
		for (const { tile } of participants)
			tile.element.classList.toggle("speaking", tile === speaker?.tile);
		front = speaker ?? front;
		arrange();
	};

	selfPlace.append(self.tile.element);
	participants = await Promise.all(Array.from({ length: options.people }, (_, i) => join(i)));
	joined = options.people;
	stage.append(...participants.map(({ tile }) => tile.element));
	arrange();
	const resized = new ResizeObserver(arrange);
	resized.observe(stage);
	const filming = setInterval(() => {
		for (const { film } of participants) film(performance.now() - started);
	}, 1000 / picture.framesPerSecond);
	// A scripted call stands still but for its faces, so that nothing else changes the page.
	const isScripted = options.scripts.length > 0 || options.faces.length > 0;
	const speaking = isScripted ? undefined : setInterval(passTheWord, SPEAKER_EVERY_MS);
	if (await mayUseCamera()) await self.toggle().catch(() => undefined);

	return {
		self,
		participants: () => participants,
		async add() {
			const participant = await join(joined++);
			participants = [...participants, participant];
			stage.append(participant.tile.element);
			arrange();
		},
		layout: () => layout,
		setLayout(chosen) {
			layout = chosen;
			arrange();
		},
		leave() {
			clearInterval(filming);
			clearInterval(speaking);
			resized.disconnect();
			for (const participant of participants) participant.leave();
			participants = [];
			self.stop();
			self.tile.element.remove();
		},
	};
}
