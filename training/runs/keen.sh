#!/bin/sh
# The exact run of models/keen. From the repository's root: sh training/runs/keen.sh FACES.npz RUNS/keen
# About an hour and a half on one quiet core; interrupted, the same command goes on.
set -eu
python3 -m training.train --data "$1" --name keen --epochs 150 --dropout 0.2 --seed 1 --out "$2"
python3 -m training.calibrate --data "$1" --run "$2"
python3 -m training.export --data "$1" --run "$2" --to models/keen --private
python3 -m training.golden
