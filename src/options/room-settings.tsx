import { ROOM_FACES, ROOM_MEMORY_SECONDS } from "../shared/settings-schema.ts";
import { Field } from "../ui/field.tsx";
import { policy } from "../ui/policy-signal.ts";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { Switch } from "../ui/switch.tsx";
import { words } from "../ui/words-signal.ts";
import { AttentionField } from "./attention-field.tsx";
import { SliderField } from "./slider-field.tsx";

/** The panel that sums up a whole call, and what it counts. */
export function RoomSettings() {
	const { say, count } = words.value;
	const { room } = settings.value;
	const isLocked = policy.value.off.includes("room");
	return (
		<section class="card">
			<h2>{say("section_room")}</h2>
			<div>
				<Field
					id="room-field"
					label={say("setting_room")}
					hint={say(isLocked ? "policy_locked" : "setting_room_hint")}
					isFor="room"
				>
					<Switch
						id="room"
						checked={room}
						disabled={isLocked}
						onChange={(checked) => void saveSettings({ room: checked })}
					/>
				</Field>
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
