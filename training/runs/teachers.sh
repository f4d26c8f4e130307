#!/bin/sh
# The exact runs of training/teachers: sh training/runs/teachers.sh FACES.npz RUNS POINTS.csv
#
# Two networks of twice keen's size from seeds of their own. In the first stage the cosine was shortened twice, the points
# came after the first epochs, and the second network was stopped when its rate was nearly nothing; the second stage goes on
# from what that left, in 8 bits (training/teachers at efbaa34). To train them anew, `--epochs 150 --points POINTS.csv` in
# one go is better.
set -eu
teach() { # NAME SEED, after how many epochs each of the four first commands stopped; SEED of the second stage, and the same
	run="python3 -m training.train --data $data --out $runs/$1-early --name teacher --rate 1e-2 --mild 0.25 --dropout 0.3 --seed $2"
	$run --epochs 64 --stop-after "$3"
	$run --epochs 64 --points "$points" --stop-after "$4"
	$run --epochs 52 --points "$points" --stop-after "$5"
	$run --epochs 44 --points "$points" --stop-after "$6"
	on="python3 -m training.train --data $data --out $runs/$1 --name teacher --init $runs/$1-early/last.pt --rate 8e-3 --mild 0.25"
	on="$on --dropout 0.3 --seed $7 --points $points"
	$on --epochs 72 --stop-after 11
	$on --epochs 62 --stop-after "$8"
	$on --epochs 50
	python3 -m training.calibrate --data "$data" --run "$runs/$1"
	python3 -m training.export --data "$data" --run "$runs/$1" --to "training/teachers/$1" \
		--description "The $1 of two that teach: 67 million multiply-accumulates a face. Not shipped."
}
data=$1 runs=$2 points=$3
teach first 11 2 5 12 44 41 29
teach second 12 1 4 12 41 42 30
