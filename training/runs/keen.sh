#!/bin/sh
# The exact run of models/keen: sh training/runs/keen.sh FACES.npz RUNS
#
# The machine was shared and grew slower while the run went on, so the cosine was shortened on the way; each line goes
# on where the one before stopped. To train it anew, `--epochs 200` in one go (two hours on a quiet core) is better.
set -eu
keen="python3 -m training.train --data $1 --out $2/keen --name keen --dropout 0.2 --seed 1"
$keen --epochs 120 --stop-after 12
$keen --epochs 150 --stop-after 42
$keen --epochs 110 --mild 0.15 --stop-after 46
$keen --epochs 75 --mild 0.15 --stop-after 50
$keen --epochs 70 --mild 0.15 --stop-after 52
mkdir -p "$2/keen-52" && cp "$2/keen/last.pt" "$2/keen-52/" # swift's teacher
$keen --epochs 70 --mild 0.15 --stop-after 53
$keen --epochs 62 --mild 0.15
python3 -m training.calibrate --data "$1" --run "$2/keen"
python3 -m training.export --data "$1" --run "$2/keen" --to models/keen --private
python3 -m training.golden
