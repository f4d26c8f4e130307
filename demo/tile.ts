import { type IconName, icon } from "./icons.ts";

/** One participant's place in the call: picture or initials, name, microphone. */
export interface Tile {
	element: HTMLElement;
	video: HTMLVideoElement;
	setCamera(isOn: boolean): void;
	setMuted(isMuted: boolean): void;
}

interface TileButton {
	icon: IconName;
	words: string;
	onClick: () => void;
}

/** Builds a tile; its buttons appear under the pointer. */
export function createTile(name: string, buttons: readonly TileButton[]): Tile {
	const video = Object.assign(document.createElement("video"), {
		autoplay: true,
		playsInline: true,
		muted: true,
	});
	const initials = make("span", "", [initialsOf(name)]);
	const avatar = make("div", "avatar", [initials]);
	const shownName = make("span", "participant-name", [name]);
	const micOff = make("span", "mic-off", [icon("mic-off", 15)]);
	const footer = make("div", "tile-footer", [shownName, micOff]);
	const menu = make(
		"div",
		"tile-menu",
		buttons.map((button) => createButton(button, `${button.words}: ${name}`)),
	);
	const element = make("article", "tile camera-off", [video, avatar, footer, menu]);
	element.style.setProperty("--avatar", `hsl(${(name.charCodeAt(0) * 47) % 360} 28% 38%)`);
	return {
		element,
		video,
		setCamera: (isOn) => element.classList.toggle("camera-off", !isOn),
		setMuted: (isMuted) => element.classList.toggle("muted", isMuted),
	};
}

/** Builds a round button of which only the icon shows. */
function createButton({ icon: name, words, onClick }: TileButton, title: string): HTMLElement {
	const button = make("button", "", [icon(name, 17)]) as HTMLButtonElement;
	button.type = "button";
	button.title = words;
	button.ariaLabel = title;
	button.addEventListener("click", onClick);
	return button;
}

/** Builds an element of one class, with its contents. */
export function make(tag: string, className: string, contents: (Node | string)[]): HTMLElement {
	const element = document.createElement(tag);
	if (className !== "") element.className = className;
	element.append(...contents);
	return element;
}

const initialsOf = (name: string) =>
	name
		.split(" ")
		.map((word) => word[0] ?? "")
		.join("")
		.slice(0, 2);
