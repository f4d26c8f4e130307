/** Lengths between the times on an axis, in seconds. A call that a machine slept through can last for days. */
export const TICKS_S = [
	...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200],
	...[1, 2, 7, 30, 90].map((days) => days * 86_400),
];
