import { shareInterval } from "../engine/share-interval.ts";
import { words } from "../ui/words-signal.ts";
import type { ShareOf } from "./card-figures.ts";

/** Says a share with its 95 % interval: "69 % (67 % to 71 %)". */
export function sayShare({ share, n }: ShareOf, interval = shareInterval(share, n)): string {
	const { say, percent } = words.value;
	const [from, to] = interval;
	return say("models_interval", {
		share: percent(share),
		from: percent(from),
		to: percent(to),
	});
}
