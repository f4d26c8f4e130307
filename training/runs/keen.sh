#!/bin/sh
# The exact runs of models/keen: sh training/runs/keen.sh FACES.npz RUNS POINTS.csv, after teachers.sh
#
# In the first stage the cosine was shortened again and again; each line goes on where the one before stopped. The second
# stage went on from what the first had shipped, in half precision (models/keen at 6ea75c3). To train it anew, `--epochs 200 --rate 1e-2 --mild 0.1` in one go is better.
# In the fifth stage the first 14 epochs had the points of the first half of the faces alone, for the rest were not found yet.
set -eu
first="python3 -m training.train --data $1 --out $2/keen-first --name keen --optimiser adamw --balance 0 --dropout 0.2 --seed 1"
$first --epochs 120 --stop-after 12
$first --epochs 150 --stop-after 42
$first --epochs 110 --mild 0.15 --stop-after 46
$first --epochs 75 --mild 0.15 --stop-after 50
$first --epochs 70 --mild 0.15 --stop-after 52
mkdir -p "$2/keen-52" && cp "$2/keen-first/last.pt" "$2/keen-52/" # a teacher of swift's second stage
$first --epochs 70 --mild 0.15 --stop-after 53
$first --epochs 62 --mild 0.15

second="python3 -m training.train --data $1 --out $2/keen-second --name keen --init $2/keen-first/last.pt --rate 1e-2 --mild 0.2"
$second --dropout 0.2 --seed 3 --epochs 130 --stop-after 2
$second --dropout 0.2 --seed 3 --epochs 100

# What the third and the fourth stage learned is averaged, and so is what the fifth made of that with the product's own
# crops of half of the faces. POINTS.csv: npm run face:points -- --data ARRAYS --out POINTS.csv
go_on="python3 -m training.train --data $1 --name keen"
$go_on --out "$2/keen-third" --init "$2/keen-second/last.pt" --rate 1e-2 --epochs 82 --mild 0.1 --dropout 0.2 --seed 5
$go_on --out "$2/keen-fourth" --init "$2/keen-third/last.pt" --rate 5e-3 --epochs 28 --mild 0.15 --dropout 0.1 --seed 6 \
	--teacher "$2/keen-second/last.pt" --teacher "$2/keen-third/last.pt" --distil 0.7
python3 -m training.soup --run "$2/keen-third" --run "$2/keen-fourth" --out "$2/keen-mean"
$go_on --out "$2/keen-fifth" --init "$2/keen-mean/last.pt" --rate 5e-3 --epochs 27 --mild 0.3 --dropout 0.1 --seed 8 \
	--teacher "$2/keen-second/last.pt" --teacher "$2/keen-mean/last.pt" --distil 0.7 --points "$3" --framed 0.5
python3 -m training.soup --run "$2/keen-mean" --run "$2/keen-fifth" --out "$2/keen-mean-of-two"
python3 -m training.calibrate --data "$1" --run "$2/keen-mean-of-two"
python3 -m training.export --data "$1" --run "$2/keen-mean-of-two" --to models/keen

# The last stage went on from what had been shipped (models/keen at 2052754), taught by both teachers and by what it was.
sixth="$go_on --out $2/keen --init models/keen --rate 1e-2 --mild 0.2 --dropout 0 --seed 71 --points $3 --distil 0.8"
sixth="$sixth --teacher training/teachers/first --teacher training/teachers/second --teacher models/keen"
$sixth --epochs 110 --stop-after 8
$sixth --epochs 60
python3 -m training.calibrate --data "$1" --run "$2/keen"
python3 -m training.export --data "$1" --run "$2/keen" --to models/keen

# Then with covered faces from what that had shipped (models/keen at 869d9bf), averaged with what it began with.
$go_on --out "$2/keen-covered" --init models/keen --rate 8e-4 --epochs 7 --mild 0.5 --dropout 0 --seed 93 --points "$3" --distil 0.8 \
	--teacher training/teachers/first --teacher training/teachers/second --teacher models/keen
python3 -m training.soup --run models/keen --run "$2/keen-covered" --data "$1" --out "$2/keen-mean-covered"
python3 -m training.calibrate --data "$1" --run "$2/keen-mean-covered"
python3 -m training.export --data "$1" --run "$2/keen-mean-covered" --to models/keen --private \
	--description "The sharp one: 33 million multiply-accumulates a face, 1.06 MB in 8 bits."
python3 -m training.golden
