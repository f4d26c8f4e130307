"""Fits the temperatures of both heads and the threshold of "uncertain", on PublicTest.

    python3 -m training.calibrate --data FACES.npz --run RUNS/swift

Works on the network as it is shipped, rounded weights included. Writes calibration.json and
risk-coverage.json to --run; `export` takes them from there.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from .checkpoint import load_net
from .faces import load_split, plain_majority, strict_majority
from .failure import Failure, run
from .folded import as_shipped
from .metrics import ece, nll, risk_coverage, softmax
from .shown import SPLIT, shown_probabilities
from .whole import write_whole

#: Of the labels people are shown, at most this share may be wrong.
MAX_ERROR = 0.2

#: Below it no label holds the majority of the probability: calibrated, it would be wrong more often than right.
LOWEST = 0.5


def fit_temperature(logits, truth):
    """Finds the divisor of the logits with the smallest NLL, by golden-section search over 0.25 to 4.

    @see Guo et al. 2017, On Calibration of Modern Neural Networks, section 4.2
    """
    low, high, golden = np.log(0.25), np.log(4.0), (np.sqrt(5) - 1) / 2
    for _ in range(40):
        a, b = high - golden * (high - low), low + golden * (high - low)
        if nll(softmax(logits, np.exp(a)), truth) < nll(softmax(logits, np.exp(b)), truth):
            high = b
        else:
            low = a
    return round(float(np.exp((low + high) / 2)), 4)


def fit_threshold(confidence, right):
    """Finds the smallest threshold, at least LOWEST, above which at most MAX_ERROR of the faces are wrong.

    @returns (threshold, coverage, error) with the threshold rounded up to a hundredth
    """
    threshold, _, risk = risk_coverage(confidence, right)
    fitting = np.flatnonzero(risk <= MAX_ERROR)
    lowest = threshold[fitting[-1]] if len(fitting) else 1.0
    chosen = max(LOWEST, np.ceil(lowest * 100 - 1e-9) / 100)
    shown = confidence >= chosen
    error = float((~right[shown]).mean()) if shown.any() else 0.0
    return round(float(chosen), 2), round(float(shown.mean()), 4), round(error, 4)


def judge_shown(probabilities, faces):
    """Compares shown labels with the crowd's: right where the plain majority of the votes is that very label.

    A face for which the crowd said contempt, "unknown" or "not a face" makes any shown label wrong.

    @param probabilities [N, 7] in the order of SHOWN, which is FER+'s
    @returns (confidence [N], right [N] bool)
    """
    return probabilities.max(1), probabilities.argmax(1) == plain_majority(faces.votes)


def curve(confidence, right, points=50):
    """Samples the risk-coverage curve at even steps of coverage."""
    threshold, coverage, risk = risk_coverage(confidence, right)
    rows = np.unique(np.linspace(0, len(threshold) - 1, points + 1).round().astype(int))[1:]
    return [{"threshold": round(float(threshold[i]), 4), "coverage": round(float(coverage[i]), 4),
             "risk": round(float(risk[i]), 4)} for i in rows]


def calibrate(logits, faces):
    """Fits everything to one split.

    @returns (calibration, risk-coverage curve), both ready to be written as JSON
    """
    majority = strict_majority(faces.votes)
    judged = majority >= 0
    if not judged.any():
        raise Failure("no face of PublicTest has FER+ votes; give `prepare` fer2013new.csv to calibrate the shown head")
    truth = faces.emotion.astype(int)
    original, crowd = logits[:, :SPLIT], logits[judged, SPLIT:]
    temperatures = {"fer2013": fit_temperature(original, truth), "ferplus": fit_temperature(crowd, majority[judged])}
    confidence, right = judge_shown(shown_probabilities(logits, temperatures["ferplus"]), faces)
    threshold, coverage, error = fit_threshold(confidence, right)
    before = {"fer2013": ece(softmax(original), truth), "ferplus": ece(softmax(crowd), majority[judged])}
    after = {"fer2013": ece(softmax(original, temperatures["fer2013"]), truth),
             "ferplus": ece(softmax(crowd, temperatures["ferplus"]), majority[judged])}
    found = {"temperatures": temperatures,
             "ece": {head: [round(before[head], 4), round(after[head], 4)] for head in before},
             "uncertain": {"threshold": threshold, "maxError": MAX_ERROR, "coverage": coverage}, "error": error}
    return found, curve(confidence, right)


def read_calibration(folder):
    """Reads the calibration that this command wrote.

    @throws Failure that says how to get one, where there is none, or only a damaged one
    """
    return read_written(Path(folder) / "calibration.json", check_calibration)


def read_curve(folder):
    """Reads the risk-coverage curve that this command wrote; throws as `read_calibration` does."""
    return read_written(Path(folder) / "risk-coverage.json", check_curve)


def read_written(path, check):
    """@param check throws for what this command does not write, as looking into it does"""
    command = f"run `python3 -m training.calibrate --data FACES.npz --run {path.parent}`"
    try:
        found = json.loads(path.read_text())
        check(found)
    except FileNotFoundError:
        raise Failure(f"{path}: no such file; {command} first") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Failure(f"{path}: damaged, or not written by `calibrate`; {command} again") from None
    return found


def check_calibration(found):
    for number in [*(found["temperatures"][head] for head in ["fer2013", "ferplus"]), found["uncertain"]["threshold"]]:
        if not number > 0:
            raise ValueError(number)


def check_curve(found):
    if not found or any(not row.keys() >= {"threshold", "coverage", "risk"} for row in found):
        raise ValueError(found)


def main():
    parser = argparse.ArgumentParser(prog="calibrate", description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="faces.npz, as `prepare` writes it")
    parser.add_argument("--run", required=True, help="folder of a run, as `train` writes it")
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = Path(options.run)
    faces = load_split(options.data, "PublicTest")
    found, risk = calibrate(as_shipped(load_net(folder / "last.pt")[0]).answers(faces.images), faces)
    write_whole(folder / "risk-coverage.json", f"{json.dumps(risk)}\n".encode())
    write_whole(folder / "calibration.json", f"{json.dumps(found, indent=2)}\n".encode())
    for head, (before, after) in found["ece"].items():
        print(f"{head:8} temperature {found['temperatures'][head]:.3f}   ECE {before:.3f} -> {after:.3f}")
    print(f"uncertain below {found['uncertain']['threshold']:.2f}: {found['uncertain']['coverage']:.1%} of the faces "
          f"get a label, {found['error']:.1%} of these labels are not the crowd's")


if __name__ == "__main__":
    run(main)
