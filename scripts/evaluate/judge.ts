import { headProbabilities } from "../../src/engine/calibrate.ts";
import type { HeadName } from "../../src/engine/card.ts";
import { standardise } from "../../src/engine/standardise.ts";
import type { FerFace, Usage } from "./fer-folder.ts";
import { type Answers, accuracyOf, eceOf, macroF1Of, recallOf } from "./measures.ts";
import type { ShippedModel } from "./shipped-model.ts";

/** What `npm run evaluate -- --json` prints for one model; fractions in [0, 1]. */
export interface Evaluation {
	model: string;
	usage: Usage;
	n: number;
	/** Of the fer2013 head, seven labels, against the original labels; as are macroF1 and recall. */
	accuracy: number;
	macroF1: number;
	recall: Record<string, number>;
	/** Of the head that people see, against that head's own labels. */
	ece: number;
	/** The ferplus head, eight labels, against FER+'s strict majority. */
	plus: { n: number; accuracy: number };
}

/** Measures a model on faces as they are: the network and its calibration, without detector and crop. */
export async function judge(
	model: ShippedModel,
	faces: readonly FerFace[],
	usage: Usage,
): Promise<Evaluation> {
	const { epsilon } = model.card.input.standardise;
	const inputs = faces.map(({ gray }) => standardise(Float32Array.from(gray), epsilon));
	const logits = await model.classifier.classify(inputs);
	const original = answersOf(model, logits, faces, "fer2013");
	const crowd = answersOf(model, logits, faces, "ferplus");
	return {
		model: model.card.name,
		usage,
		n: original.truth.length,
		accuracy: accuracyOf(original),
		macroF1: macroF1Of(original),
		recall: recallOf(original),
		ece: eceOf(model.card.shown === "ferplus" ? crowd : original),
		plus: { n: crowd.truth.length, accuracy: accuracyOf(crowd) },
	};
}

/** Pairs one head's probabilities with the labels it was trained to give; faces without one are left out. */
export function answersOf(
	{ card }: ShippedModel,
	logits: readonly Float32Array[],
	faces: readonly FerFace[],
	head: HeadName,
): Answers {
	const pairs = faces.flatMap((face, i) => {
		const truth = head === "fer2013" ? face.emotion : face.majority;
		return truth === null ? [] : [{ truth, row: headProbabilities(logits[i] ?? [], card, head) }];
	});
	return {
		labels: card.heads[head].labels,
		truth: pairs.map(({ truth }) => truth),
		probabilities: pairs.map(({ row }) => row),
	};
}
