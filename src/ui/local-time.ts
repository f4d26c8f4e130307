/**
 * A moment by the user's own clock, as names of files can hold it: "2026-11-20 19.44.00". In the hour that comes a second
 * time when the clocks are put back, "2026-10-25 02.30.00 UTC+1": no two moments have one name.
 */
export function localTime(moment: Date): string {
	const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
	const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()];
	const written = `${day.map(twoDigits).join("-")} ${time.map(twoDigits).join(".")}`;
	return isSecondTime(moment) ? `${written} ${offsetOf(moment)}` : written;
}

/** The language takes a time that comes twice for the first of the two. */
function isSecondTime(moment: Date): boolean {
	const first = new Date(moment);
	first.setHours(moment.getHours(), moment.getMinutes());
	return first.getTime() < moment.getTime();
}

function offsetOf(moment: Date): string {
	const minutes = -moment.getTimezoneOffset();
	const whole = Math.floor(Math.abs(minutes) / 60);
	const rest = Math.abs(minutes) % 60;
	return `UTC${minutes < 0 ? "-" : "+"}${whole}${rest === 0 ? "" : `.${twoDigits(rest)}`}`;
}

const twoDigits = (part: number) => String(part).padStart(2, "0");
