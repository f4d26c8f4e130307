"""From logits to what people are shown: the seven probabilities, or "uncertain"."""

from .labels import FER2013, FERPLUS
from .metrics import softmax

SPLIT = len(FER2013)  # logits 0..6 answer FER2013's question, 7..14 FER+'s

#: The labels shown, in the order of FER+: all of it but contempt, which has too few faces to be learned.
SHOWN = [label for label in FERPLUS if label != "contempt"]


def shown_probabilities(logits, temperature):
    """Softmax of the FER+ head, contempt dropped, the rest scaled to sum to 1.

    @param logits [N, 15]
    @returns      [N, 7] in the order of SHOWN
    """
    kept = softmax(logits[:, SPLIT:], temperature)[:, :len(SHOWN)]
    return kept / kept.sum(1, keepdims=True)
