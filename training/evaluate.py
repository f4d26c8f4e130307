"""Measures a run or a shipped model on one split.

    python3 -m training.evaluate --data FACES.npz --run RUNS/swift
    python3 -m training.evaluate --data FACES.npz --model models/swift --usage PrivateTest --json

Choose on PublicTest; read PrivateTest once per shipped model.
"""

import argparse
import json
from pathlib import Path

import torch

from .calibrate import read_calibration
from .card import read_model
from .checkpoint import load_net
from .faces import load_split
from .failure import run
from .folded import as_shipped
from .judge import judge
from .labels import USAGES


def answers_of(options, faces):
    """Runs the chosen network.

    @returns (name, logits [N, 15], temperatures), temperatures of 1 for a run not yet calibrated
    """
    if options.model:
        card, net = read_model(options.model)
        temperatures = {name: head["temperature"] for name, head in card["heads"].items()}
        return card["name"], net.answers(faces.images), temperatures
    folder = Path(options.run)
    net, checkpoint = load_net(folder / "last.pt")
    temperatures = {"fer2013": 1.0, "ferplus": 1.0}
    if (folder / "calibration.json").exists():
        temperatures = read_calibration(folder)["temperatures"]
    return checkpoint["name"], as_shipped(net).answers(faces.images), temperatures


def main():
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="faces.npz, as `prepare` writes it")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--run", help="folder of a run, as `train` writes it")
    what.add_argument("--model", help="folder of a shipped model, as `export` writes it")
    parser.add_argument("--usage", default="PublicTest", choices=USAGES)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    torch.set_num_threads(1)
    faces = load_split(options.data, options.usage)
    name, logits, temperatures = answers_of(options, faces)
    found = {"model": name, "usage": options.usage, **judge(logits, faces, temperatures)}
    if options.json:
        print(json.dumps(found))
        return
    print(f"{name} on {options.usage}")
    show("original labels, 7", found)
    if "plus" in found:
        show("FER+ strict majority, 8", found["plus"])
    if "withoutTwins" in found:
        alone = found["withoutTwins"]
        print(f"without near-duplicates  {alone['accuracy']:.1%} of {alone['n']}"
              + (f", FER+ {alone['plus']['accuracy']:.1%} of {alone['plus']['n']}" if "plus" in alone else ""))
    for labels, part in found["fives"].items():
        print(f"{labels}  {part['accuracy']:.1%} of {part['n']}")


def show(title, found):
    low, high = found["interval"]
    print(f"{title:24} {found['accuracy']:.1%} ({low:.1%} to {high:.1%}) of {found['n']}   "
          f"macro F1 {found['macroF1']:.3f}   ECE {found['ece']:.3f}")
    print("  " + "  ".join(f"{label} {share:.0%}" for label, share in found["recall"].items()))


if __name__ == "__main__":
    run(main)
