"""Averages the weights of runs that grew out of each other into one network. Wortsman et al. 2022, "Model soups".

    python3 -m training.soup --run RUNS/keen-third --run RUNS/keen-fourth --out RUNS/keen

Costs nothing when the network runs, unlike averaging answers. It only helps where no hill lies between the runs, as
between the ends of two stages of which the second began with the first: judge the result on PublicTest.
"""

import argparse
from pathlib import Path

from .checkpoint import load_checkpoint, save_checkpoint
from .failure import Failure, run


def average_of(checkpoints):
    """The mean of their averaged weights, batch-norm statistics included.

    @param checkpoints at least two, of one network
    @returns           a state of that network; counters are the last one's
    """
    states = [checkpoint["average"] for checkpoint in checkpoints]
    return {key: sum(state[key] for state in states) / len(states) if last.is_floating_point() else last
            for key, last in states[-1].items()}


def main():
    parser = argparse.ArgumentParser(prog="soup", description=__doc__.split("\n")[0])
    parser.add_argument("--run", action="append", required=True, help="folder of a run; twice or more, the last one last")
    parser.add_argument("--out", required=True, help="folder of the averaged run")
    options = parser.parse_args()
    if len(options.run) < 2:
        raise Failure("--run: name at least two runs to average")
    first = load_checkpoint(Path(options.run[0]) / "last.pt")
    rest = [load_checkpoint(Path(folder) / "last.pt", first["spec"]) for folder in options.run[1:]]
    last = rest[-1]
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    save_checkpoint(out / "last.pt", **{**last, "average": average_of([first, *rest]), "soup": len(options.run)})
    print(f"{out / 'last.pt'}: the mean of {len(options.run)} runs of {last['name']}")


if __name__ == "__main__":
    run(main)
