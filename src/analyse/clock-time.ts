/** A moment by the user's own clock, as names of files can hold it: "2026-11-20 19.44.00". */
export function clockTime(moment: Date): string {
	const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
	return local.toISOString().slice(0, 19).replace("T", " ").replaceAll(":", ".");
}
