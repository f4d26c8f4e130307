import { ROOM_FACES, ROOM_MEMORY_SECONDS } from "../shared/settings-schema.ts";
import { policy } from "../ui/policy-signal.ts";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { AttentionField } from "./attention-field.tsx";
import { SliderField } from "./slider-field.tsx";
import { SwitchField } from "./switch-field.tsx";

/** The panel that sums up a whole call, and what it counts. */
export function RoomSettings() {
	const { say, count } = words.value;
	const { room } = settings.value;
	return (
		<section class="card">
			<h2>{say("section_room")}</h2>
			<div>
				<SwitchField
					id="room"
					label={say("setting_room")}
					hint={say("setting_room_hint")}
					checked={room}
					locked={policy.value.off.includes("room")}
					onChange={(checked) => void saveSettings({ room: checked })}
				/>
				{room ? (
					<>
						<SliderField
							setting="roomMinFaces"
							id="room-min-faces"
							range={ROOM_FACES}
							step={1}
							label={say("setting_room_min_faces")}
							text={(value) => count("room_faces", value)}
						/>
						<SliderField
							setting="roomMemorySeconds"
							id="room-memory"
							range={ROOM_MEMORY_SECONDS}
							step={10}
							label={say("setting_room_memory")}
							hint={say("setting_room_memory_hint")}
							text={(value) => count("seconds", value)}
						/>
						<AttentionField />
					</>
				) : null}
			</div>
		</section>
	);
}
