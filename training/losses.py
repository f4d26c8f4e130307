"""What training makes small: the distance to the labels, to the crowd's votes, and to teachers' answers."""

import torch
from torch.nn import functional as F

from .shown import SPLIT


def label_weights(emotion, balance):
    """Weight of each FER2013 label in the loss: (mean count / its count) ** balance. Disgust has 1 face in 65.

    @param emotion [N] int64
    @returns       [7], 1 for a label of the mean count
    """
    counts = torch.bincount(emotion, minlength=SPLIT).clamp(min=1).float()
    return (counts.mean() / counts) ** balance


def loss_of(logits, emotion, votes, smoothing, weights=None):
    """Cross-entropy of both heads, averaged.

    @param logits  [N, 15]
    @param emotion [N] int64, FER2013 label
    @param votes   [N, 8] vote shares; rows of zeros (no usable vote) count for nothing
    @param weights [7] of the FER2013 labels, if they are not to count the same
    """
    original = F.cross_entropy(logits[:, :SPLIT], emotion, weights, label_smoothing=smoothing)
    crowd = -(votes * F.log_softmax(logits[:, SPLIT:], 1)).sum() / votes.sum().clamp(min=1)
    return (original + crowd) / 2


def distance_to(answer, logits, temperature=2.0):
    """Kullback-Leibler distance to a teacher's answer, mean of the two heads. Hinton et al. 2015.

    @param answer [N, 15] logits of the teacher
    @param logits [N, 15]
    """
    total = 0
    for head in (slice(0, SPLIT), slice(SPLIT, None)):
        wanted = F.softmax(answer[:, head] / temperature, 1)
        own = F.log_softmax(logits[:, head] / temperature, 1)
        total = total + F.kl_div(own, wanted, reduction="batchmean") * temperature ** 2
    return total / 2
