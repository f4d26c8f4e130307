import type { Call } from "./call.ts";
import { type IconName, icon } from "./icons.ts";
import { make } from "./tile.ts";

interface ControlOptions {
	onLeave: () => void;
	/** Shows a sentence to the user. */
	say: (sentence: string) => void;
}

/** Fills the bar below the call. */
export function createControls(place: HTMLElement, call: Call, options: ControlOptions): void {
	const isMuted = () => call.self.tile.element.classList.contains("muted");
	const mic = control("mic", "Microphone", () => {
		call.self.tile.setMuted(!isMuted());
		refresh();
	});
	const camera = control("camera", "Camera", () => {
		call.self
			.toggle()
			.catch((error: Error) => options.say(error.message))
			.finally(refresh);
	});
	const layout = control("layout", "Gallery or speaker", () =>
		call.setLayout(call.layout() === "gallery" ? "speaker" : "gallery"),
	);
	const add = control("add", "Add participant", () => {
		call.add().catch((error: Error) => options.say(error.message));
	});
	const leave = control("leave", "Leave", options.onLeave);
	leave.classList.add("leave");
	const refresh = () => {
		mic.ariaPressed = String(!isMuted());
		camera.ariaPressed = String(call.self.isOn());
	};
	refresh();
	place.replaceChildren(mic, camera, layout, add, leave);
}

function control(name: IconName, words: string, onClick: () => void): HTMLButtonElement {
	const button = make("button", "", [
		icon(name),
		make("span", "wide", [words]),
	]) as HTMLButtonElement;
	button.type = "button";
	button.title = words;
	button.ariaLabel = words;
	button.addEventListener("click", onClick);
	return button;
}
