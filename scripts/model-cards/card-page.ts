import type { PortraitGroup } from "./portrait-groups.ts";
import type { Steadiness } from "./steadiness.ts";

/** What `models/<name>/portraits.json` says. */
export interface Portraits {
	groups: PortraitGroup[];
	steadiness: Steadiness;
}

interface HeadMetrics {
	n: number;
	accuracy: number;
	interval: [number, number];
	macroF1: number;
	recall: Record<string, number>;
	ece: number;
}

interface SplitMetrics extends HeadMetrics {
	plus: HeadMetrics;
	withoutTwins: { n: number; accuracy: number; plus: { n: number; accuracy: number } };
	fives: Record<string, { n: number; accuracy: number }>;
}

/** The parts of a card that its page shows. */
export interface MeasuredCard {
	name: string;
	description: string;
	cost: { parameters: number; macs: number };
	weights: { bytes: number; sha256: string };
	uncertain: { threshold: number; maxError: number; coverage: number };
	metrics: {
		publicTest: SplitMetrics;
		privateTest: SplitMetrics;
		rounding: {
			largestLogitChange: number;
			/** Of each head: the share of PublicTest's faces whose best label changes, and the gain of accuracy. */
			changedLabels: Record<string, number>;
			accuracyGain: Record<string, number>;
		};
		/** Of the faces with a strict majority: the share shown a label, and of these the share whose label is another. */
		stress: Record<string, { accuracy: number; plus: number; shown: number; mistaken: number }>;
	};
	data: { name: string; source: string; licence: string }[];
	licence: string;
	trained: { date: string; commit: string; seed: number; epochs: number; command: string };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const count = (n: number) => n.toLocaleString("en");
const table = (head: string[], rows: string[][]) =>
	[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/**
 * Writes a model's card for people, `models/<name>/README.md`.
 *
 * @param portraits How the test portraits were read, if they were.
 */
export function cardPage(card: MeasuredCard, portraits: Portraits | undefined): string {
	return `# ${card.name}

${card.description} Written from \`card.json\`${portraits ? " and `portraits.json`" : ""} by \`npm run model:cards\`.

## What it is for

Telling what a face in a video call or a picture **looks like**: angry, disgust, fear, happy, sad, surprise or neutral, with
calibrated probabilities, or *uncertain*. It reads one gray picture of 48 x 48 pixels, cut by the eyes and mouth.

**Not for** judging people. It knows nothing of feelings, honesty, attention, health or character, and recognises nobody.
Inferring emotions of people at work or in education is forbidden in the European Union (Regulation 2024/1689,
article 5 (1) (f)); elsewhere it is still unfair to anyone who was not asked.

## How good it is

${figures(card)}

${twins(card)}

### Label by label

Recall on PrivateTest: of the faces that have the label, the share that gets it.

${recalls(card.metrics.privateTest)}

### Under stress

PublicTest, one disturbance at a time; labels are counted over the faces whose crowd has a strict majority. Sunglasses,
masks and hands are drawn, not worn.

${stressTable(card)}

### People

${people(portraits)}

## Where it fails

- Fear, disgust and contempt: few training faces, and people themselves disagree about them. Contempt is never shown.
- Faces smaller than about 20 pixels, in low light, or turned away: the extension calls these uncertain by its own
  measure of the picture.
- Masked faces and those behind sunglasses or a hand: what is left to see says less, and more of the labels are mistaken.
- Posed and strong expressions are read better than faint ones: FER2013 was collected by searching for emotion words.
- Spectacles were not measured: no picture of the test portraits has them.

## What was done

${count(card.cost.parameters)} parameters, ${(card.cost.macs / 1e6).toFixed(1)} million multiply-accumulates a face, ${(card.weights.bytes / 1e6).toFixed(2)} MB: weights in 8 bits
with a step for each output channel. ${rounding(card)}
${count(card.trained.epochs)} epochs in all, seed ${card.trained.seed}, finished on ${card.trained.date}, code ${card.trained.commit.slice(0, 7)}. The last stage:

    ${card.trained.command}

Data: ${card.data.map(({ name, source, licence }) => `${name} (${source}; ${licence})`).join("; ")}.
Licence: ${card.licence}.
SHA-256 of the weights: \`${card.weights.sha256}\`
`;
}

function figures({ metrics }: MeasuredCard): string {
	const row = (name: string, { n, accuracy, interval, macroF1, ece }: HeadMetrics) => {
		const [low, high] = interval;
		const range = `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`;
		return [name, `${percent(accuracy)} (${range})`, percent(macroF1), percent(ece), count(n)];
	};
	return table(
		["faces and labels", "accuracy (95 %)", "macro F1", "calibration error", "n"],
		(["publicTest", "privateTest"] as const).flatMap((key) => {
			const split = key === "publicTest" ? "PublicTest" : "PrivateTest";
			return [
				row(`FER2013 ${split}, original labels, 7`, metrics[key]),
				row(`FER2013 ${split}, FER+ strict majority, 8`, metrics[key].plus),
			];
		}),
	);
}

/** What the 8 bits cost, in a sentence. */
function rounding({ metrics: { rounding } }: MeasuredCard): string {
	const ofBoth = (value: (head: string) => string) =>
		`${value("fer2013")} (FER+ ${value("ferplus")})`;
	const changed = ofBoth((head) => percent(rounding.changedLabels[head] ?? 0));
	const points = ofBoth((head) => {
		const gain = 100 * (rounding.accuracyGain[head] ?? 0);
		return `${gain < 0 ? "-" : "+"}${Math.abs(gain).toFixed(2)}`;
	});
	return [
		`That changes no logit by more than ${rounding.largestLogitChange.toFixed(2)}, the best label of ${changed}`,
		`of PublicTest's faces, and the accuracy by ${points} points.`,
	].join("\n");
}

function twins({ metrics, uncertain }: MeasuredCard): string {
	const { withoutTwins, fives } = metrics.privateTest;
	const five = Object.entries(fives).map(
		([labels, { n, accuracy }]) =>
			`${labels.replaceAll("-", ", ")} ${percent(accuracy)} (n ${count(n)})`,
	);
	return [
		"PublicTest chose the training's end, temperature and threshold; PrivateTest was read once, at the end.",
		`Without the faces that have a near-duplicate in Training: ${percent(withoutTwins.accuracy)} (n ${count(withoutTwins.n)}), FER+`,
		`${percent(withoutTwins.plus.accuracy)} (n ${count(withoutTwins.plus.n)}). With five labels, renormalised: ${five.join("; ")}.`,
		`A face is *uncertain* below a probability of ${uncertain.threshold}: ${percent(uncertain.coverage)} of PublicTest get a label, at most`,
		`${percent(uncertain.maxError)} of these labels are not the crowd's.`,
	].join("\n");
}

function recalls({ recall, plus }: SplitMetrics): string {
	const share = (value: number | undefined) => (value === undefined ? "-" : percent(value));
	return table(
		["label", "original labels", "FER+"],
		Object.keys(plus.recall).map((label) => [
			label,
			share(recall[label]),
			share(plus.recall[label]),
		]),
	);
}

function stressTable({ metrics }: MeasuredCard): string {
	return table(
		["disturbance", "original labels", "FER+", "get a label", "of these mistaken"],
		Object.entries(metrics.stress).map(([name, { accuracy, plus, shown, mistaken }]) => [
			name,
			percent(accuracy),
			percent(plus),
			percent(shown),
			percent(mistaken),
		]),
	);
}

function people(portraits: Portraits | undefined): string {
	if (!portraits) return "Not measured.";
	const { groups, steadiness } = portraits;
	const rows = groups.map((found) => [
		found.group,
		`${found.people}`,
		`${found.happyRises}`,
		found.happyWhenSmiling.toFixed(2),
		found.neutralWhenNeutral.toFixed(2),
		`${found.uncertain}`,
		`${found.wronglyNegative}`,
	]);
	return `Sixteen people of the Face Research Lab London Set (DeBruine & Jones 2017, CC BY 4.0), each neutral and asked to smile,
through the whole extension. Gender and ethnicity are as people reported them; skin is the individual typology angle of
the cheeks in the picture. With so few people a difference between groups says little; none of these groups was ever
used to choose anything. Shown at ${steadiness.places} sizes and places on a tile, a picture keeps its label at ${percent(steadiness.kept)} of them,
the least steady of the ${steadiness.pictures} pictures at ${percent(steadiness.leastKept)}.

${table(
	[
		"group",
		"people",
		"happy rises",
		"P(happy), smiling",
		"P(neutral), neutral",
		"uncertain pictures",
		"neutral read as negative",
	],
	rows,
)}`;
}
