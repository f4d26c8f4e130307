#!/bin/sh
# The exact run of models/swift: sh training/runs/swift.sh FACES.npz RUNS
#
# A first stage on the labels, a second one taught by keen. The machine was shared and grew slower while the run went
# on, so the cosine was shortened on the way; each line goes on where the one before stopped. To train it anew on a
# quiet core, `--epochs 200 --mild 0.2` in one go (an hour) and a finished keen as teacher are the better recipe.
set -eu
first="python3 -m training.train --data $1 --out $2/swift-first --name swift --dropout 0.1 --seed 1"
$first --epochs 200 --stop-after 94
$first --epochs 150 --mild 0.2 --stop-after 104
$first --epochs 128 --mild 0.2 --stop-after 113
python3 -m training.train --data "$1" --out "$2/swift" --name swift --init "$2/swift-first/last.pt" \
	--teacher "$2/keen-52/last.pt" --distil 0.7 --rate 1e-3 --epochs 20 --mild 0.5 --dropout 0 --seed 2
python3 -m training.calibrate --data "$1" --run "$2/swift"
python3 -m training.export --data "$1" --run "$2/swift" --to models/swift --private
python3 -m training.golden
