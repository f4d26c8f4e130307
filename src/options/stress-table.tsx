import type { Model } from "../shared/settings.ts";
import { DataTable } from "../ui/data-table.tsx";
import { words } from "../ui/words-signal.ts";
import type { StressFigures } from "./card-figures.ts";
import { sayShare } from "./say-share.ts";

/** The words of the disturbances, by how a card writes them. */
const WORDS: Readonly<Record<string, string>> = {
	"as it is": "stress_none",
	"noise 0.06": "stress_noise",
	"low light": "stress_low_light",
	"side light": "stress_side_light",
	"JPEG 30": "stress_jpeg",
	"24 pixels": "stress_24_pixels",
	"16 pixels": "stress_16_pixels",
	"blur 1.5": "stress_blur",
	"face at 0.8": "stress_small_in_crop",
	"face at 1.2": "stress_large_in_crop",
	"10 % aside": "stress_aside",
	"10 % lower": "stress_lower",
	"roll 15": "stress_roll",
	"mouth covered": "stress_mouth_covered",
	"brow covered": "stress_brow_covered",
	"webcam, all": "stress_webcam",
};

interface StressTableProps {
	model: Model;
	stress: readonly StressFigures[];
}

/** How well a network still does where pictures are disturbed. */
export function StressTable({ model, stress }: StressTableProps) {
	const { say } = words.value;
	const [first] = stress;
	if (first === undefined) return null;
	return (
		<>
			<h3>{say("models_stress_title")}</h3>
			<p class="soft">{say("models_stress_hint", { fer: first.fer.n, plus: first.plus.n })}</p>
			<DataTable
				caption={say("models_stress_caption", { model: say(`model_${model}`) })}
				columns={[
					say("models_column_disturbance"),
					say("models_column_fer"),
					say("models_column_plus"),
				]}
				rows={stress.map(({ name, fer, plus }) => ({
					id: name,
					cells: [sayDisturbance(name), sayShare(fer), sayShare(plus)],
				}))}
			/>
		</>
	);
}

/** A disturbance that is not known here is said as its card says it. */
function sayDisturbance(name: string) {
	const key = WORDS[name];
	return key === undefined ? <span lang="en">{name}</span> : words.value.say(key);
}
