#!/bin/sh
# The exact runs of models/keen: sh training/runs/keen.sh FACES.npz RUNS
#
# Two days' work on a shared machine. On the first the cosine was shortened again and again, as the machine grew slower;
# each line goes on where the one before stopped. The second went on from what the first had shipped, in half precision
# (models/keen at 6ea75c3). To train it anew, `--epochs 200 --rate 1e-2 --mild 0.1` in one go is better.
set -eu
first="python3 -m training.train --data $1 --out $2/keen-first --name keen --optimiser adamw --balance 0 --dropout 0.2 --seed 1"
$first --epochs 120 --stop-after 12
$first --epochs 150 --stop-after 42
$first --epochs 110 --mild 0.15 --stop-after 46
$first --epochs 75 --mild 0.15 --stop-after 50
$first --epochs 70 --mild 0.15 --stop-after 52
mkdir -p "$2/keen-52" && cp "$2/keen-first/last.pt" "$2/keen-52/" # a teacher of swift's first day
$first --epochs 70 --mild 0.15 --stop-after 53
$first --epochs 62 --mild 0.15

second="python3 -m training.train --data $1 --out $2/keen --name keen --init $2/keen-first/last.pt --rate 1e-2 --mild 0.2"
$second --dropout 0.2 --seed 3 --epochs 130 --stop-after 2
$second --dropout 0.2 --seed 3 --epochs 100
python3 -m training.calibrate --data "$1" --run "$2/keen"
python3 -m training.export --data "$1" --run "$2/keen" --to models/keen --private
python3 -m training.golden
