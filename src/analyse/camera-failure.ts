import { asError } from "../shared/as-error.ts";
import { Refusal } from "./refusal.ts";

/**
 * Says why a camera could not be opened, each cause in its own words.
 *
 * @param error What `getUserMedia` rejected with.
 * @param permission What the browser has stored for this page and cameras; undefined where it does
 *   not tell.
 */
export function cameraFailure(error: unknown, permission: PermissionState | undefined): Refusal {
	const { name, message } = asError(error);
	if (name === "NotAllowedError") {
		if (/system/i.test(message)) return new Refusal("camera_system");
		return new Refusal(permission === "denied" ? "camera_denied" : "camera_dismissed");
	}
	const keys: Readonly<Record<string, string>> = {
		NotFoundError: "camera_missing",
		DevicesNotFoundError: "camera_missing",
		NotReadableError: "camera_busy",
		TrackStartError: "camera_busy",
		AbortError: "camera_busy",
		OverconstrainedError: "camera_gone",
		SecurityError: "camera_insecure",
		TypeError: "camera_insecure",
	};
	const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
	return key ? new Refusal(key) : new Refusal("unexpected", { detail: `${name}: ${message}` });
}
