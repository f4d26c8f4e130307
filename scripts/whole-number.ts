import { InvalidArgumentError } from "commander";

/**
 * Reads what was given for a number of things.
 *
 * @throws InvalidArgumentError for anything but a whole number above 0.
 */
export function wholeNumber(text: string): number {
	if (!/^[1-9]\d*$/.test(text.trim()))
		throw new InvalidArgumentError("Give a whole number from 1 up.");
	return Number(text);
}

/** Reads several of them, separated by commas. */
export const wholeNumbers = (text: string): number[] => text.split(",").map(wholeNumber);
