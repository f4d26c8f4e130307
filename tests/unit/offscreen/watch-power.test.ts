import { expect, test } from "vitest";
import { watchPower } from "../../../src/offscreen/watch-power.ts";

test("plugging in and out is told, and how it is at first", async () => {
	const battery = Object.assign(new EventTarget(), { charging: true });
	const told: boolean[] = [];
	await watchPower({ getBattery: async () => battery }, (is) => told.push(is));
	battery.charging = false;
	battery.dispatchEvent(new Event("chargingchange"));
	expect(told).toEqual([false, true]);
});

test.each([
	["does not know", {}],
	["may not say", { getBattery: () => Promise.reject(new Error("not allowed")) }],
])("a browser that %s of a battery tells nothing", async (_, source) => {
	const told: boolean[] = [];
	await watchPower(source, (is) => told.push(is));
	expect(told).toEqual([]);
});
