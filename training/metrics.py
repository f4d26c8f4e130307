"""Measures of a classifier; every one takes plain arrays and returns fractions in 0 to 1."""

import numpy as np


def softmax(logits, temperature=1.0):
    """[N, K] logits -> [N, K] probabilities."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def confusion(truth, guess, labels):
    """Counts [labels, labels]: rows are the truth, columns the guess."""
    return np.bincount(truth * labels + guess, minlength=labels * labels).reshape(labels, labels)


def recall(counts):
    """Share of each true label that was recognised; NaN for a label with no face."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.diag(counts) / counts.sum(1)


def macro_f1(counts):
    """Mean over labels of the harmonic mean of precision and recall; labels nobody has and nobody guessed are skipped."""
    both = counts.sum(0) + counts.sum(1)
    return float(np.mean(2 * np.diag(counts)[both > 0] / both[both > 0]))


def ece(probabilities, truth, bins=15):
    """Expected calibration error: gap between top probability and accuracy, over equal-width bins.

    Naeini et al. 2015; 15 bins as Guo et al. 2017.
    """
    top = probabilities.max(1)
    right = probabilities.argmax(1) == truth
    place = np.minimum((top * bins).astype(int), bins - 1)
    return float(sum(abs(right[place == b].mean() - top[place == b].mean()) * (place == b).mean()
                     for b in range(bins) if (place == b).any()))


def nll(probabilities, truth):
    """Mean negative logarithm of the true label's probability."""
    return float(-np.log(probabilities[np.arange(len(truth)), truth] + 1e-12).mean())


def wilson(share, n):
    """95 % interval of a share measured on n faces, Wilson 1927."""
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return [float(middle - half), float(middle + half)]


def risk_coverage(confidence, right):
    """Traces the error among the most confident faces as more and more are shown.

    @returns (threshold, coverage, risk), each [N]: showing every face whose confidence is at least
             threshold[i] shows coverage[i] of them with error risk[i]
    """
    order = np.argsort(-confidence, kind="stable")
    shown = np.arange(1, len(order) + 1)
    return confidence[order], shown / len(order), np.cumsum(~right[order]) / shown
