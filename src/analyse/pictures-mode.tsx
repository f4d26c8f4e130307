import { Button } from "../ui/button.tsx";
import { clockTime } from "../ui/clock-time.ts";
import { Notice } from "../ui/notice.tsx";
import { stemOf } from "../ui/save-file.ts";
import { words } from "../ui/words-signal.ts";
import { DetailChoice } from "./detail-choice.tsx";
import { FacesTable } from "./faces-table.tsx";
import { FilePicker } from "./file-picker.tsx";
import { PictureList } from "./picture-list.tsx";
import { PictureViewer } from "./picture-viewer.tsx";
import {
	addPictures,
	batch,
	chosenPicture,
	clearPictures,
	recordsOfPictures,
	searchDetail,
} from "./pictures-state.ts";
import { RecordsMenu } from "./records-menu.tsx";
import { notSaved, savePictureWithFaces } from "./save-picture.ts";
import { listedResults } from "./save-records.ts";
import { sayRefusal } from "./say-refusal.ts";
import { Steps } from "./steps.tsx";
import { takeFiles } from "./take-files.ts";
import { markExported } from "./unexported-work.ts";

const ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif,image/bmp";

/** Pictures dropped or picked: each with its faces, and all faces in one table. */
export function PicturesMode() {
	return batch.entries.value.length === 0 ? <NoPictures /> : <SomePictures />;
}

function NoPictures() {
	const { say } = words.value;
	return (
		<div class="card empty">
			<h2>{say("analyse_pictures_drop")}</h2>
			<p class="soft">{say("analyse_pictures_kinds")}</p>
			<div class="actions">
				<PickPictures primary />
			</div>
			<Steps keys={["group", "folder", "paste"]} />
			<DetailChoice id="small-faces" text={say("analyse_small_faces")} detail={searchDetail} />
		</div>
	);
}

function PickPictures({ primary = false }: { primary?: boolean }) {
	const { say } = words.value;
	return (
		<>
			<FilePicker
				id="pick-pictures"
				accept={ACCEPT}
				multiple
				primary={primary}
				text={say("analyse_pick_pictures")}
				onFiles={addPictures}
			/>
			<FilePicker id="pick-folder" folder text={say("analyse_pick_folder")} onFiles={takeFiles} />
		</>
	);
}

function SomePictures() {
	return (
		<div class="pictures">
			<BatchBar />
			<NotSaved />
			<div class="pictures-body">
				<PictureList />
				<PictureViewer />
			</div>
			<FacesTable />
		</div>
	);
}

/** Why the picture in the viewer could not be saved. */
function NotSaved() {
	const { pictureId, refusal } = notSaved.value ?? {};
	if (refusal === undefined || pictureId !== chosenPicture.value?.id) return null;
	return <Notice tone="danger">{sayRefusal(refusal, words.value)}</Notice>;
}

function BatchBar() {
	const { say, count } = words.value;
	const { finished, failed, total } = batch.progress.value;
	const isRunning = finished < total;
	const leftMs = batch.leftMs.value;
	const picture = chosenPicture.value;
	const text = say("analyse_pictures_progress", { finished, total });
	return (
		<div class="card bar">
			<div class="bar-progress">
				<progress max={total} value={batch.done.value} aria-labelledby="batch-progress" />
				<p id="batch-progress">
					{text}
					{isRunning && leftMs !== null
						? ` · ${say("analyse_video_left", { left: clockTime(leftMs + 999) })}`
						: null}
					{failed > 0 ? <span class="failed-count">{count("analyse_failed", failed)}</span> : null}
				</p>
				{/* Read out at the end, not at every picture. */}
				<p class="spoken-only" role="status">
					{isRunning ? "" : text}
				</p>
			</div>
			<div class="actions">
				{isRunning ? <PauseButtons /> : <PickPictures />}
				<RecordsMenu
					stem="expressly-pictures"
					results={() => listedResults(recordsOfPictures(batch.entries.peek()))}
					onExported={() => {
						if (!isRunning) markExported("pictures");
					}}
					disabled={finished === failed}
					pictures={
						picture?.state === "done"
							? [
									{
										key: "analyse_format_png",
										save: () => void savePictureWithFaces(stemOf(picture.name), picture),
									},
								]
							: []
					}
				/>
				{isRunning ? null : <Button onClick={clearPictures}>{say("analyse_clear")}</Button>}
			</div>
		</div>
	);
}

function PauseButtons() {
	const { say } = words.value;
	return (
		<>
			{batch.paused.value ? (
				<Button onClick={() => batch.resume()}>{say("analyse_resume")}</Button>
			) : (
				<Button onClick={() => batch.pause()}>{say("analyse_pause")}</Button>
			)}
			<Button onClick={() => batch.cancel()}>{say("analyse_cancel")}</Button>
		</>
	);
}
