import type { Settings } from "./settings.ts";

/** What an organisation may switch off, by the key of its managed policy. */
const SWITCHED_OFF_BY = {
	noRoomPanel: "room",
	noAttentionList: "attention",
	noHistory: "history",
	noAnalyse: "analyse",
	noNames: "names",
} as const;

/** A part of the product that a policy can take away. */
export type Feature = (typeof SWITCHED_OFF_BY)[keyof typeof SWITCHED_OFF_BY];

/** What whoever administers the browser has set; the user cannot undo it. Plain JSON. */
export interface Policy {
	/** Nobody's face but the user's own is read. */
	onlyMe: boolean;
	off: Feature[];
}

export const NO_POLICY: Policy = { onlyMe: false, off: [] };

/**
 * Reads a managed policy as `public/managed-schema.json` describes it. A policy only ever restricts, so
 * a value that is neither absent nor false counts as set, even if it is not of the right kind.
 *
 * @param managed All of `storage.managed`; anything but an object is no policy.
 */
export function parsePolicy(managed: unknown): Policy {
	if (typeof managed !== "object" || managed === null) return NO_POLICY;
	const values = new Map<string, unknown>(Object.entries(managed));
	const isSet = (key: string) => ![undefined, null, false].includes(values.get(key) as undefined);
	const off = Object.entries(SWITCHED_OFF_BY).flatMap(([key, feature]) =>
		isSet(key) ? [feature] : [],
	);
	return { onlyMe: isSet("onlyMe"), off };
}

/** The settings that hold where a policy does: the user's own, except where it decides. */
export function underPolicy(settings: Settings, { onlyMe, off }: Policy): Settings {
	return {
		...settings,
		...(onlyMe && { who: "self" }),
		room: settings.room && !off.includes("room"),
		attention: settings.attention && !off.includes("attention"),
		keepHistory: settings.keepHistory && !off.includes("history"),
		keepNames: settings.keepNames && !off.includes("names") && !off.includes("history"),
	};
}
