"""Measures a network's logits on a split, the one way all steps and the card do it."""

import numpy as np

from .faces import strict_majority
from .labels import FER2013, FERPLUS
from .metrics import confusion, ece, macro_f1, nll, recall, softmax, wilson
from .shown import SPLIT

#: Pairs of five labels that other published systems report on.
FIVES = [["angry", "happy", "sad", "surprise", "neutral"], ["angry", "fear", "happy", "neutral", "sad"]]


def measure(probabilities, truth, labels):
    """Measures one head: n, accuracy with its 95 % interval, macro F1, recall per label, ECE, NLL."""
    counts = confusion(truth, probabilities.argmax(1), len(labels))
    accuracy = float(np.diag(counts).sum() / counts.sum())
    return {
        "n": len(truth), "accuracy": rounded(accuracy),
        "interval": [rounded(bound) for bound in wilson(accuracy, len(truth))],
        "macroF1": rounded(macro_f1(counts)),
        "recall": {label: rounded(share) for label, share in zip(labels, recall(counts)) if share == share},
        "ece": rounded(ece(probabilities, truth)), "nll": rounded(nll(probabilities, truth)),
    }


def judge(logits, faces, temperatures):
    """Measures both heads on a split.

    FER2013 head against the original labels; FER+ head against the strict majority of the votes, 8 labels
    (single votes dropped, more than half of the rest); both also without the faces that have a near-duplicate in
    Training; and on two five-label subsets, renormalised.

    @param logits       [N, 15]
    @param temperatures {"fer2013": T, "ferplus": T}
    """
    original = softmax(logits[:, :SPLIT], temperatures["fer2013"])
    crowd = softmax(logits[:, SPLIT:], temperatures["ferplus"])
    truth, majority = faces.emotion.astype(int), strict_majority(faces.votes)
    judged, alone = majority >= 0, ~faces.twin
    found = measure(original, truth, FER2013)
    if judged.any():
        found["plus"] = measure(crowd[judged], majority[judged], FERPLUS)
    if alone.any() and not alone.all():
        found["withoutTwins"] = brief(original[alone], truth[alone])
        if (judged & alone).any():
            found["withoutTwins"]["plus"] = brief(crowd[judged & alone], majority[judged & alone])
    found["fives"] = {}
    for labels in FIVES:
        columns = [FER2013.index(label) for label in labels]
        rows = np.isin(truth, columns)
        found["fives"]["-".join(labels)] = brief(original[rows][:, columns], np.array([columns.index(t) for t in truth[rows]]))
    return found


def brief(probabilities, truth):
    accuracy = float((probabilities.argmax(1) == truth).mean()) if len(truth) else 0.0
    return {"n": len(truth), "accuracy": rounded(accuracy)}


def rounded(value):
    return round(float(value), 4)
