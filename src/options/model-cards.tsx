import browser from "webextension-polyfill";
import { asError } from "../shared/as-error.ts";
import { EXPRESSIONS } from "../shared/expressions.ts";
import { MODELS, type Model } from "../shared/settings.ts";
import { labelKey } from "../shared/word-keys.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { useLoaded } from "../ui/use-loaded.ts";
import { words } from "../ui/words-signal.ts";
import { type CardFigures, type Figures, readCardFigures } from "./card-figures.ts";
import { PortraitsTable } from "./portraits-table.tsx";
import { sayShare } from "./say-share.ts";
import { StressTable } from "./stress-table.tsx";

/** What each shipped network was trained on, how well it does, and what it is not for: its card. */
export function ModelCards() {
	const { say } = words.value;
	return (
		<section class="card" id="models">
			<h2>{say("section_models")}</h2>
			<p class="soft">{say("models_hint")}</p>
			<dl class="model-uses">
				{(["intended", "forbidden", "failures"] as const).map((part) => (
					<div key={part}>
						<dt>{say(`models_${part}_title`)}</dt>
						<dd>{say(`models_${part}`)}</dd>
					</div>
				))}
			</dl>
			{MODELS.map((model) => (
				<ModelCard key={model} model={model} />
			))}
		</section>
	);
}

function ModelCard({ model }: { model: Model }) {
	const { say } = words.value;
	const card = useLoaded(loadCard, model);
	return (
		<details class="model-card">
			<summary>{say(`model_${model}`)}</summary>
			{card === null ? <p class="soft">{say("status_checking")}</p> : null}
			{card instanceof Error ? (
				<Notice tone="danger">{say("problem_card", { detail: card.message })}</Notice>
			) : null}
			{card === null || card instanceof Error ? null : <CardBody model={model} card={card} />}
		</details>
	);
}

function CardBody({ model, card }: { model: Model; card: CardFigures }) {
	const { say, decimal } = words.value;
	const { bytes, parameters, date, data, licence } = card;
	return (
		<div class="model-card-body">
			<p class="soft">
				{say("models_facts", { megabytes: decimal(bytes / 1e6, 2), parameters, date })}
			</p>
			<DataTable
				caption={say("models_figures", { model: say(`model_${model}`) })}
				columns={[say("models_column_figure"), say("models_column_fer"), say("models_column_plus")]}
				rows={rowsOf(card)}
			/>
			<StressTable model={model} stress={card.stress} />
			<PortraitsTable model={model} />
			<h3>{say("models_data_title")}</h3>
			<ul lang="en">
				{data.map(({ name, source, licence: its }) => (
					<li key={name}>{say("models_data", { name, source, licence: its })}</li>
				))}
			</ul>
			<p class="soft" lang="en">
				{licence}
			</p>
		</div>
	);
}

function rowsOf({ fer, plus }: CardFigures) {
	const { say, percent } = words.value;
	const row = (id: string, name: string, cell: (figures: Figures) => string) => ({
		id,
		cells: [name, cell(fer), cell(plus)],
	});
	return [
		row("n", say("models_pictures"), ({ n }) => n.toLocaleString(words.value.language)),
		row("accuracy", say("models_accuracy"), accuracyOf),
		row("ece", say("models_calibration"), ({ ece }) => percent(ece)),
		...EXPRESSIONS.map((label) =>
			row(label, say("models_recall", { label: say(labelKey(label)) }), ({ recall }) => {
				const found = recall[label];
				return found === undefined ? say("nothing") : percent(found);
			}),
		),
	];
}

const accuracyOf = ({ accuracy, n, interval }: Figures) =>
	sayShare({ share: accuracy, n }, interval);

/** Reads a model's card from the package; an error is an answer too. */
async function loadCard(model: Model): Promise<CardFigures | Error> {
	try {
		const answer = await fetch(browser.runtime.getURL(`models/${model}/card.json`));
		return readCardFigures(await answer.text());
	} catch (error) {
		return asError(error);
	}
}
