/** A moment by the user's own clock, as names of files can hold it: "2026-11-20 19.44.00". */
export function localTime(moment: Date): string {
	const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
	const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()];
	return `${day.map(twoDigits).join("-")} ${time.map(twoDigits).join(".")}`;
}

const twoDigits = (part: number) => String(part).padStart(2, "0");
