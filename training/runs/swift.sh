#!/bin/sh
# The exact run of models/swift. From the repository's root: sh training/runs/swift.sh FACES.npz RUNS/swift
# About an hour and a quarter on one quiet core; interrupted, the same command goes on.
set -eu
python3 -m training.train --data "$1" --name swift --epochs 200 --mild 0.2 --dropout 0.1 --seed 1 --out "$2"
python3 -m training.calibrate --data "$1" --run "$2"
python3 -m training.export --data "$1" --run "$2" --to models/swift --private
python3 -m training.golden
