/** What this file uses of the browser's battery: Chromium has it, others may not. */
interface Battery extends EventTarget {
	charging: boolean;
}

/** A navigator that may know of a battery. */
export interface PowerSource {
	getBattery?: () => Promise<Battery>;
}

/** Tells whether the machine runs on battery, now and whenever that changes; never where nobody knows. */
export async function watchPower(
	source: PowerSource,
	onChange: (isOnBattery: boolean) => void,
): Promise<void> {
	const battery = await source.getBattery?.().catch(() => undefined);
	if (battery === undefined) return;
	const tell = () => onChange(!battery.charging);
	battery.addEventListener("chargingchange", tell);
	tell();
}
