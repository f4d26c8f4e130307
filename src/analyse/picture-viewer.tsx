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
	const address = useObjectUrl(picture.file);
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

/** An address of a file for as long as it is shown. */
function useObjectUrl(file: File): string | undefined {
	const [address, setAddress] = useState<string>();
	useEffect(() => {
		// Without the type that its name gives it: the browser shows no PNG that is called a drawing (SVG).
		const made = URL.createObjectURL(file.slice());
		setAddress(made);
		return () => URL.revokeObjectURL(made);
	}, [file]);
	return address;
}
