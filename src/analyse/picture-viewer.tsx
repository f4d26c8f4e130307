import { useEffect, useState } from "preact/hooks";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { isOpening } from "./analysis-pipeline.ts";
import { FaceSpots } from "./face-spots.tsx";
import { Overlaid } from "./overlaid.tsx";
import type { PictureEntry } from "./picture-batch.ts";
import { choosePicture, chosenFace, chosenPicture } from "./pictures-state.ts";
import { ProbabilityWindow } from "./probability-window.tsx";
import { sayRefusal } from "./say-refusal.ts";

/** The chosen picture with its faces framed, and what the chosen face says. */
export function PictureViewer() {
	const picture = chosenPicture.value;
	const { say } = words.value;
	if (!picture)
		return (
			<div class="card viewer viewer-waiting soft">
				{say(isOpening.value ? "status_starting" : "analyse_first_waiting")}
			</div>
		);
	const reading =
		picture.readings.find(({ trackId }) => trackId === chosenFace.value) ?? picture.readings[0];
	return (
		<div class="card viewer">
			<h2 class="viewer-name">{picture.name}</h2>
			{picture.failure ? (
				<Notice tone="danger">{sayRefusal(picture.failure, words.value)}</Notice>
			) : (
				<div class="viewer-body">
					<PictureWithFaces picture={picture} chosen={reading?.trackId} />
					<ProbabilityWindow reading={reading} />
				</div>
			)}
			{picture.notes.map(({ key, values }) => (
				<p key={key} class="soft">
					{say(`analyse_note_${key}`, values)}
				</p>
			))}
		</div>
	);
}

interface PictureWithFacesProps {
	picture: PictureEntry;
	/** The track id of the face that is told of beside it. */
	chosen: number | undefined;
}

function PictureWithFaces({ picture, chosen }: PictureWithFacesProps) {
	const address = usePictureUrl(picture);
	const { width, height } = picture.size ?? { width: 1, height: 1 };
	return (
		<div class="viewer-picture" style={{ "--aspect": `${width / height}` }}>
			<Overlaid size={{ width, height }} readings={picture.readings}>
				<img
					src={address}
					alt={words.value.count("count_faces", picture.readings.length)}
					width={width}
					height={height}
				/>
				<FaceSpots
					size={{ width, height }}
					readings={picture.readings}
					chosen={chosen}
					onChoose={(trackId) => choosePicture(picture.id, trackId)}
				/>
			</Overlaid>
		</div>
	);
}

/** An address of a picture for as long as it is shown; of an animation, that of the picture that was read. */
function usePictureUrl({ file, notes }: PictureEntry): string | undefined {
	const [address, setAddress] = useState<string>();
	const isAnimation = notes.some(({ key }) => key === "first_of_animation");
	useEffect(() => {
		const shown = new AbortController();
		const show = (picture: Blob) => {
			if (shown.signal.aborted) return;
			const made = URL.createObjectURL(picture);
			shown.signal.addEventListener("abort", () => URL.revokeObjectURL(made));
			setAddress(made);
		};
		// Without the type that its name gives it: the browser shows no PNG that is called a drawing (SVG).
		const whole = file.slice();
		if (isAnimation) firstOf(file).then(show, () => show(whole));
		else show(whole);
		return () => shown.abort();
	}, [file, isAnimation]);
	return address;
}

/** The first picture of an animation, standing still: what comes later shows other expressions than were read. */
async function firstOf(animation: Blob): Promise<Blob> {
	const bitmap = await createImageBitmap(animation);
	const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
	canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
	return canvas.convertToBlob();
}
