/** A time in a video or a session as players write it: 1:02:03, 2:03. */
export function clockTime(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	if (parts[0] === 0) parts.shift();
	return parts.map((part, index) => (index > 0 ? String(part).padStart(2, "0") : part)).join(":");
}
