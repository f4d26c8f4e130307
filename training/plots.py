"""Draws a run: curves, confusion, reliability, risk-coverage, and the worst mistakes.

    python3 -m training.plots --data FACES.npz --run RUNS/swift

Needs matplotlib (Debian: python3-matplotlib). Writes PNG into --run/plots. mistakes.png shows pictures of the data
set: it is for your eyes, never for the repository.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from .calibrate import fit_temperature, judge_shown
from .checkpoint import load_net
from .faces import load_split, strict_majority
from .failure import Failure, run
from .folded import as_shipped
from .labels import FER2013, FERPLUS
from .metrics import confusion, risk_coverage, softmax
from .shown import SHOWN, SPLIT, shown_probabilities

INK, ACCENT, OTHER = "#22303c", "#0f766e", "#c2410c"


def draw_curves(plt, history):
    """Loss and learning rate on the left, accuracies on the right, over epochs."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epoch = [line["epoch"] for line in history]
    left.plot(epoch, [line["loss"] for line in history], color=INK, label="training loss, augmented")
    measured = [line for line in history if line.get("publicTest")]
    left.plot([line["epoch"] for line in measured], [line["publicTest"]["nll"] for line in measured], color=OTHER,
              label="PublicTest NLL")
    for key, colour, label in [("accuracy", OTHER, "PublicTest, 7 labels"), ("plus", ACCENT, "PublicTest, FER+")]:
        right.plot([line["epoch"] for line in measured], [line["publicTest"][key] for line in measured], color=colour,
                   label=label)
    right.plot(epoch, [line["trainAccuracy"] for line in history], color=INK, label="training, augmented")
    for axis in (left, right):
        axis.set_xlabel("epoch")
        axis.legend(frameon=False)
    return figure


def draw_confusion(plt, counts, labels):
    """Rows are the truth; shares of each row."""
    figure, axis = plt.subplots(figsize=(5.5, 5))
    share = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    axis.imshow(share, cmap="Blues", vmin=0, vmax=1)
    for row, column in np.ndindex(*share.shape):
        axis.text(column, row, f"{100 * share[row, column]:.0f}", ha="center", va="center",
                  color="white" if share[row, column] > 0.5 else INK)
    axis.set_xticks(range(len(labels)), labels, rotation=45, ha="right")
    axis.set_yticks(range(len(labels)), [f"{label} ({n})" for label, n in zip(labels, counts.sum(1))])
    axis.set_xlabel("guess")
    axis.set_ylabel("truth (faces)")
    return figure


def draw_reliability(plt, heads):
    """Accuracy against confidence in 15 bins.

    @param heads {title: (probabilities, truth)}
    """
    figure, axis = plt.subplots(figsize=(5, 5))
    axis.plot([0, 1], [0, 1], color="#bbb", linewidth=1)
    for (title, (probabilities, truth)), colour in zip(heads.items(), (OTHER, ACCENT)):
        top, right = probabilities.max(1), probabilities.argmax(1) == truth
        place = np.minimum((top * 15).astype(int), 14)
        bins = [b for b in range(15) if (place == b).sum() >= 10]
        axis.plot([top[place == b].mean() for b in bins], [right[place == b].mean() for b in bins], "o-", color=colour,
                  label=title)
    axis.set_xlabel("confidence")
    axis.set_ylabel("share that is right")
    axis.legend(frameon=False)
    return figure


def draw_risk(plt, confidence, right):
    """Error among the faces that get a label, as more of them do."""
    _, coverage, risk = risk_coverage(confidence, right)
    figure, axis = plt.subplots(figsize=(5.5, 4))
    axis.plot(coverage, risk, color=ACCENT)
    axis.axhline(0.2, color=OTHER, linewidth=1)
    axis.set_xlabel("share of faces that get a label")
    axis.set_ylabel("error of these labels")
    return figure


def draw_mistakes(plt, faces, probabilities, truth, labels, count=40):
    """The wrong answers given with the highest confidence."""
    wrong = np.flatnonzero((probabilities.argmax(1) != truth) & (truth >= 0))
    worst = wrong[np.argsort(-probabilities[wrong].max(1))[:count]]
    figure, axes = plt.subplots(5, 8, figsize=(11, 8))
    for axis in axes.flat:
        axis.axis("off")
    for axis, row in zip(axes.flat, worst):
        axis.imshow(faces.images[row], cmap="gray", vmin=0, vmax=255)
        axis.set_title(f"{labels[probabilities[row].argmax()]} {probabilities[row].max():.2f}\nnot {labels[truth[row]]}",
                       fontsize=7)
    return figure


def main():
    parser = argparse.ArgumentParser(prog="plots", description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="faces.npz, as `prepare` writes it")
    parser.add_argument("--run", required=True, help="folder of a run, as `train` writes it")
    options = parser.parse_args()
    try:
        import matplotlib
        matplotlib.use("Agg")
        from matplotlib import pyplot as plt
    except ImportError:
        raise Failure("plots need matplotlib; on Debian: apt install python3-matplotlib") from None
    torch.set_num_threads(1)
    target = Path(options.run) / "plots"
    target.mkdir(exist_ok=True)
    net, checkpoint = load_net(Path(options.run) / "last.pt")
    faces = load_split(options.data, "PublicTest")
    logits = as_shipped(net).answers(faces.images)
    truth, majority = faces.emotion.astype(int), strict_majority(faces.votes)
    judged = majority >= 0
    temperatures = fit_temperature(logits[:, :SPLIT], truth), fit_temperature(logits[judged, SPLIT:], majority[judged])
    original, crowd = softmax(logits[:, :SPLIT], temperatures[0]), softmax(logits[:, SPLIT:], temperatures[1])
    figures = {
        "curves": draw_curves(plt, checkpoint["history"]),
        "confusion-fer2013": draw_confusion(plt, confusion(truth, original.argmax(1), 7), FER2013),
        "confusion-ferplus": draw_confusion(plt, confusion(majority[judged], crowd[judged].argmax(1), 8), FERPLUS),
        "reliability": draw_reliability(plt, {"original labels": (original, truth),
                                              "FER+ strict majority": (crowd[judged], majority[judged])}),
        "risk-coverage": draw_risk(plt, *judge_shown(shown_probabilities(logits, temperatures[1]), faces)),
        "mistakes": draw_mistakes(plt, faces, crowd[:, :len(SHOWN)], np.where(majority < len(SHOWN), majority, -1), SHOWN),
    }
    for name, figure in figures.items():
        figure.savefig(target / f"{name}.png", dpi=110, bbox_inches="tight")
        plt.close(figure)
    print(f"{target}: {', '.join(figures)}")


if __name__ == "__main__":
    run(main)
