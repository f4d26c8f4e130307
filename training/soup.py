"""Averages the weights of runs that grew out of each other into one network. Wortsman et al. 2022, "Model soups".

    python3 -m training.soup --run RUNS/keen-third --run RUNS/keen-fourth --out RUNS/keen

    python3 -m training.soup --run models/keen --run RUNS/keen --data FACES.npz --out RUNS/keen-mean

Costs nothing when the network runs, unlike averaging answers. It only helps where no hill lies between the runs, as
between the ends of two stages of which the second began with the first: judge the result on PublicTest.
"""

import argparse
from pathlib import Path

import torch

from .checkpoint import load_checkpoint, save_checkpoint
from .faces import load_split
from .failure import Failure, run
from .finished import CALIBRATION, begin_from
from .model import Net


def average_of(checkpoints):
    """The mean of their averaged weights, batch-norm statistics included.

    @param checkpoints at least two, of one network
    @returns           a state of that network; counters are the last one's
    """
    states = [checkpoint["average"] for checkpoint in checkpoints]
    return {key: sum(state[key] for state in states) / len(states) if last.is_floating_point() else last
            for key, last in states[-1].items()}


def weights_of(folder, spec, data):
    """What `average_of` takes of a run, or of a shipped model from which a run of these layers began.

    @param data path of the faces that the run was trained with, if known
    """
    if (folder / "last.pt").exists() or not (folder / "card.json").exists():
        return load_checkpoint(folder / "last.pt", spec)
    if data is None:
        raise Failure(f"{folder}: a shipped model; say with --data which faces the run was trained with")
    net = Net(spec)
    begin_from(folder, net, torch.from_numpy(load_split(data, "Training").images[:CALIBRATION]))
    return {"average": net.state_dict()}


def main():
    parser = argparse.ArgumentParser(prog="soup", description=__doc__.split("\n")[0])
    parser.add_argument("--run", action="append", required=True, help="folder of a run, or of the shipped model it began with; "
                        "twice or more, the last run last")
    parser.add_argument("--data", help="faces.npz, where one is a shipped model")
    parser.add_argument("--out", required=True, help="folder of the averaged run")
    options = parser.parse_args()
    if len(options.run) < 2:
        raise Failure("--run: name at least two runs to average")
    last = load_checkpoint(Path(options.run[-1]) / "last.pt")
    before = [weights_of(Path(folder), last["spec"], options.data) for folder in options.run[:-1]]
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    save_checkpoint(out / "last.pt", **{**last, "average": average_of([*before, last]), "soup": len(options.run)})
    print(f"{out / 'last.pt'}: the mean of {len(options.run)} runs of {last['name']}")


if __name__ == "__main__":
    run(main)
