import browser from "webextension-polyfill";
import { asError } from "../shared/as-error.ts";
import type { Model } from "../shared/settings.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { useLoaded } from "../ui/use-loaded.ts";
import { words } from "../ui/words-signal.ts";
import { type PortraitFigures, readPortraitFigures } from "./portrait-figures.ts";
import { sayShare } from "./say-share.ts";

/** The words of the groups, by how portraits.json writes them. */
const WORDS: Readonly<Record<string, string>> = {
	everyone: "portraits_everyone",
	"gender: female": "portraits_women",
	"gender: male": "portraits_men",
	"ethnicity: black": "portraits_black",
	"ethnicity: east_asian": "portraits_east_asian",
	"ethnicity: west_asian": "portraits_west_asian",
	"ethnicity: white": "portraits_white",
	"skin: light": "portraits_skin_light",
	"skin: intermediate": "portraits_skin_intermediate",
	"skin: tan": "portraits_skin_tan",
	"skin: dark": "portraits_skin_dark",
};

/** How a network reads people of several groups, each neutral and smiling. */
export function PortraitsTable({ model }: { model: Model }) {
	const { say, percent } = words.value;
	const figures = useLoaded(loadPortraits, model);
	if (figures === null) return <p class="soft">{say("status_checking")}</p>;
	if (figures instanceof Error)
		return <Notice tone="danger">{say("problem_card", { detail: figures.message })}</Notice>;
	if (figures === "none") return <p class="soft">{say("models_portraits_none")}</p>;
	const { groups, steadiness } = figures;
	const { pictures, places, kept, leastKept } = steadiness;
	return (
		<>
			<h3>{say("models_portraits_title")}</h3>
			<p class="soft">{say("models_portraits_hint")}</p>
			<DataTable
				caption={say("models_portraits_caption", { model: say(`model_${model}`) })}
				columns={[
					say("models_column_group"),
					say("models_column_people"),
					say("models_column_smile_seen"),
					say("models_column_smile_probability"),
					say("models_column_neutral_probability"),
					say("models_column_wrongly_negative"),
				]}
				rows={groups.map((found) => ({
					id: found.group,
					cells: [
						sayGroup(found.group),
						found.people,
						sayShare({ share: found.happyRises / found.people, n: found.people }),
						percent(found.happyWhenSmiling),
						percent(found.neutralWhenNeutral),
						found.wronglyNegative,
					],
				}))}
			/>
			<p class="soft">
				{say("models_steadiness", {
					...{ pictures, places },
					...{ kept: percent(kept), least: percent(leastKept) },
				})}
			</p>
		</>
	);
}

/** A group that is not known here is said as its file says it. */
function sayGroup(group: string) {
	const key = WORDS[group];
	return key === undefined ? <span lang="en">{group}</span> : words.value.say(key);
}

/** Reads how test portraits are read, from the package, which may not have it; an error is an answer too. */
async function loadPortraits(model: Model): Promise<PortraitFigures | Error | "none"> {
	try {
		const file = browser.runtime.getURL(`models/${model}/portraits.json`);
		const answer = await fetch(file).catch(() => null);
		return answer === null || !answer.ok ? "none" : readPortraitFigures(await answer.text());
	} catch (error) {
		return asError(error);
	}
}
