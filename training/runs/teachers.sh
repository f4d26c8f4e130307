#!/bin/sh
# The exact runs of training/teachers: sh training/runs/teachers.sh FACES.npz RUNS POINTS.csv
#
# Two networks of twice keen's size from seeds of their own, each on one core for an hour and a half of a shared machine.
# The cosine was shortened twice as the machine grew slower, the points came after the first epochs, and the second was
# stopped when its rate was nearly nothing. To train them anew, `--epochs 100 --points POINTS.csv` in one go is better.
set -eu
teach() { # NAME SEED, and after how many epochs each of the four commands stopped
	run="python3 -m training.train --data $data --out $runs/$1 --name teacher --rate 1e-2 --mild 0.25 --dropout 0.3 --seed $2"
	$run --epochs 64 --stop-after "$3"
	$run --epochs 64 --points "$points" --stop-after "$4"
	$run --epochs 52 --points "$points" --stop-after "$5"
	$run --epochs 44 --points "$points" --stop-after "$6"
	python3 -m training.calibrate --data "$data" --run "$runs/$1"
	python3 -m training.export --data "$data" --run "$runs/$1" --to "training/teachers/$1" \
		--description "The $1 of two that teach: 67 million multiply-accumulates a face. Not shipped."
}
data=$1 runs=$2 points=$3
teach first 11 2 5 12 44
teach second 12 1 4 12 41
