import { createTile, type Tile } from "./tile.ts";

/** The user's own tile, mirrored as self views are. */
export interface OwnCamera {
	tile: Tile;
	isOn(): boolean;
	/** Turns the camera on or off. Rejects with a sentence where it cannot be turned on. */
	toggle(): Promise<void>;
	stop(): void;
}

/** Makes the user's own tile, its camera off until asked for. */
export function createOwnCamera(): OwnCamera {
	const tile = createTile("You", []);
	tile.element.classList.add("self");
	let stream: MediaStream | null = null;
	const stop = () => {
		for (const track of stream?.getTracks() ?? []) track.stop();
		stream = null;
		tile.video.srcObject = null;
		tile.setCamera(false);
	};
	return {
		tile,
		stop,
		isOn: () => stream !== null,
		async toggle() {
			if (stream !== null) return stop();
			stream = await openCamera();
			tile.video.srcObject = stream;
			tile.setCamera(true);
		},
	};
}

/** Whether the camera may be used without asking, and there is one. */
export async function mayUseCamera(): Promise<boolean> {
	const { state } = await navigator.permissions.query({ name: "camera" });
	if (state !== "granted") return false;
	const devices = await navigator.mediaDevices.enumerateDevices();
	return devices.some(({ kind }) => kind === "videoinput");
}

async function openCamera(): Promise<MediaStream> {
	try {
		return await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } });
	} catch (error) {
		const reason = error instanceof DOMException ? error.name : "";
		if (reason === "NotFoundError") throw new Error("No camera was found on this machine.");
		if (reason === "NotAllowedError")
			throw new Error("The camera was not allowed. Allow it in the address bar and try again.");
		throw new Error("The camera could not be started; another program may be using it.");
	}
}
