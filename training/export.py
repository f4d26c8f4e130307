"""Turns a finished run into a model folder: folded weights, rounded to 8 bits, and the card.

    python3 -m training.calibrate --data FACES.npz --run RUNS/swift
    python3 -m training.export --data FACES.npz --run RUNS/swift --to models/swift --private

--private reads PrivateTest for the card: once, when the model is final. Golden files for the browser's tests are
written by `python3 -m training.golden`.
"""

import argparse
import json
from datetime import date
from pathlib import Path

import torch

from .calibrate import read_calibration, read_curve
from .card import FORMAT, write_model
from .checkpoint import code_commit, load_net
from .faces import load_split
from .failure import run
from .folded import FoldedNet, fold_net, pack, unpack
from .judge import judge
from .labels import FER2013, FERPLUS
from .model import EPSILON, SIZE, cost
from .shown import SPLIT
from .stress import stress

DATA = [
    {"name": "FER2013", "source": "ICML 2013 workshop, Challenges in Representation Learning (Goodfellow et al. 2013)",
     "licence": "published for research and teaching with the challenge"},
    {"name": "FER+", "source": "https://github.com/microsoft/FERPlus (Barsoum et al. 2016)", "licence": "MIT"},
]

#: Options that say where a run was, not what it was; those below are written without their folders.
PLACES = ["data", "out", "init", "device", "threads", "teacher", "stop_after", "points"]


def command_of(options, averaged=1):
    """Writes the training command again, without the folders of one machine.

    @param averaged of how many runs the weights are the mean; the command is the last one's
    """
    words = [f"--{key.replace('_', '-')} {value}" for key, value in options.items() if key not in PLACES]
    words += ["--init FIRST-STAGE"] * bool(options["init"]) + ["--teacher TEACHER/last.pt"] * len(options["teacher"])
    words += ["--points POINTS.csv"] * bool(options.get("points"))
    command = "python3 -m training.train --data FACES.npz --out RUN " + " ".join(words)
    earlier = " ".join(f"--run EARLIER-{index}" for index in range(1, averaged))
    return f"{command}; python3 -m training.soup {earlier} --run RUN --out SOUP" if averaged > 1 else command


def rounding_effect(exact, shipped, faces, temperatures):
    """What rounding the weights does to the answers.

    @param exact, shipped [N, 15] logits before and after rounding
    @returns the largest change of a logit, the share of faces whose best label changes, and the gain of accuracy, a
             loss below 0; the last two of each head
    """
    heads = {"fer2013": slice(0, SPLIT), "ferplus": slice(SPLIT, None)}
    before, after = (accuracies(judge(logits, faces, temperatures)) for logits in (exact, shipped))
    return {"largestLogitChange": round(float(abs(exact - shipped).max()), 5),
            "changedLabels": {head: round(float((exact[:, part].argmax(1) != shipped[:, part].argmax(1)).mean()), 5)
                              for head, part in heads.items()},
            "accuracyGain": {head: round(after[head] - before[head], 4) for head in after}}


def accuracies(found):
    """The accuracy of each head in what `judge` gives."""
    return {"fer2013": found["accuracy"], **({"ferplus": found["plus"]["accuracy"]} if "plus" in found else {})}


def main():
    parser = argparse.ArgumentParser(prog="export", description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="faces.npz, as `prepare` writes it")
    parser.add_argument("--run", required=True, help="folder of a calibrated run")
    parser.add_argument("--to", required=True, help="folder of the model, models/<name>")
    parser.add_argument("--description", help="one sentence for the card")
    parser.add_argument("--private", action="store_true", help="measure PrivateTest too")
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = Path(options.run)
    net, checkpoint = load_net(folder / "last.pt")
    calibration, risk = read_calibration(folder), read_curve(folder)
    temperatures = calibration["temperatures"]
    weights = pack(fold_net(net))
    shipped = FoldedNet(net.spec, unpack(net.spec, weights))
    public = load_split(options.data, "PublicTest")
    exact = FoldedNet(net.spec, fold_net(net)).answers(public.images)
    metrics = {"rounding": rounding_effect(exact, shipped.answers(public.images), public, temperatures),
               "stress": stress(shipped, public, temperatures["ferplus"], calibration["uncertain"]["threshold"])}
    parts = {"publicTest": public}
    if options.private:
        parts["privateTest"] = load_split(options.data, "PrivateTest")
    for key, part in parts.items():
        metrics[key] = judge(shipped.answers(part.images), part, temperatures)
    parameters, macs = cost(net.spec)
    name, trained = checkpoint["name"], checkpoint["options"]
    commit = checkpoint.get("commit", "unknown")
    commit = code_commit() if commit == "unknown" else commit
    card = {
        "format": FORMAT, "name": name,
        "description": options.description or f"{macs / 1e6:.1f} M multiply-accumulates, {len(weights) / 1e6:.2f} MB",
        "input": {"size": SIZE, "channels": 1, "gray": "bt601", "standardise": {"epsilon": EPSILON}},
        "crop": json.loads((Path(__file__).parent / "framing.json").read_text()),
        "layers": net.spec,
        "heads": {"fer2013": {"labels": FER2013, "offset": 0, "temperature": temperatures["fer2013"]},
                  "ferplus": {"labels": FERPLUS, "offset": SPLIT, "temperature": temperatures["ferplus"]}},
        "shown": "ferplus", "uncertain": calibration["uncertain"],
        "cost": {"parameters": parameters, "macs": macs}, "metrics": metrics,
        "data": DATA,
        "licence": "MIT for the weights as far as the project holds rights; see data for what they were trained on",
        "trained": {"date": date.today().isoformat(), "commit": commit, "seed": trained["seed"],
                    "epochs": checkpoint["epoch"] + checkpoint.get("earlier", 0), "command": command_of(trained, checkpoint.get("soup", 1))},
    }
    write_model(options.to, card, weights, {"risk-coverage.json": risk})
    found = metrics["publicTest"]
    print(f"{options.to}: {len(weights):,} bytes; PublicTest {found['accuracy']:.1%}"
          + (f", FER+ {found['plus']['accuracy']:.1%}" if "plus" in found else "")
          + (f"; PrivateTest {metrics['privateTest']['accuracy']:.1%}" if options.private else ""))


if __name__ == "__main__":
    run(main)
