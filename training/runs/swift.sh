#!/bin/sh
# The exact runs of models/swift: sh training/runs/swift.sh FACES.npz RUNS POINTS.csv, after keen.sh and teachers.sh
#
# Two stages on the labels alone, each followed by one taught by keen, and three taught by three. The third stage went
# on from what the second had shipped, in half precision (models/swift at 6ea75c3). To train it anew, 200 epochs
# on the labels and 100 taught by a finished keen, in one go each, are better.
set -eu
train="python3 -m training.train --data $1 --name swift"
first="$train --out $2/swift-first --optimiser adamw --balance 0 --dropout 0.1 --seed 1"
$first --epochs 200 --stop-after 94
$first --epochs 150 --mild 0.2 --stop-after 104
$first --epochs 128 --mild 0.2 --stop-after 113
$train --out "$2/swift-second" --optimiser adamw --balance 0 --init "$2/swift-first/last.pt" \
	--teacher "$2/keen-52/last.pt" --distil 0.7 --rate 1e-3 --epochs 20 --mild 0.5 --dropout 0 --seed 2

$train --out "$2/swift-third" --init "$2/swift-second/last.pt" --rate 1e-2 --epochs 60 --mild 0 --dropout 0 --seed 3 \
	--stop-after 32
taught="$train --out $2/swift-taught --init $2/swift-third/last.pt --teacher $2/keen-second/last.pt --distil 0.7 --rate 8e-3"
$taught --epochs 65 --mild 0.3 --dropout 0 --seed 4 --stop-after 6
$taught --epochs 55 --mild 0.25 --dropout 0 --seed 4

# Taught by two keens; the last ten epochs, the mild ones, on the product's own crops of half of the faces.
again="$train --out $2/swift-again --init $2/swift-taught/last.pt --teacher $2/keen-second/last.pt --teacher $2/keen-third/last.pt"
again="$again --distil 0.7 --rate 8e-3 --dropout 0 --seed 7 --mild 0.2"
$again --epochs 90 --stop-after 13
$again --epochs 52 --stop-after 42
$again --epochs 52 --points "$3" --framed 0.5
python3 -m training.calibrate --data "$1" --run "$2/swift-again"
python3 -m training.export --data "$1" --run "$2/swift-again" --to models/swift

# The fifth stage went on from what had been shipped (models/swift at 8c78bb1), taught by both teachers and keen.
third="$train --out $2/swift-three --init models/swift --rate 1e-2 --mild 0.25 --dropout 0 --seed 22 --points $3 --distil 0.8"
third="$third --teacher $2/first-early/last.pt --teacher $2/second-early/last.pt --teacher models/keen"
$third --epochs 66 --stop-after 3
$third --epochs 56 --stop-after 34
$third --epochs 53
python3 -m training.calibrate --data "$1" --run "$2/swift-three"
python3 -m training.export --data "$1" --run "$2/swift-three" --to models/swift

# The sixth went on from that (models/swift at efbaa34), taught by both teachers and keen, all three trained longer by then.
$train --out "$2/swift" --init models/swift --rate 1e-2 --mild 0.2 --dropout 0 --seed 72 --points "$3" --distil 0.8 --epochs 80 \
	--teacher training/teachers/first --teacher training/teachers/second --teacher models/keen
python3 -m training.calibrate --data "$1" --run "$2/swift"
python3 -m training.export --data "$1" --run "$2/swift" --to models/swift

# The seventh went on from that (models/swift at c82142c) with covered faces, and is averaged with what it began with.
$train --out "$2/swift-covered" --init models/swift --rate 1.2e-3 --mild 0.5 --dropout 0 --seed 92 --points "$3" --distil 0.8 --epochs 14 \
	--teacher training/teachers/first --teacher training/teachers/second --teacher models/keen
python3 -m training.soup --run models/swift --run "$2/swift-covered" --data "$1" --out "$2/swift-mean"
python3 -m training.calibrate --data "$1" --run "$2/swift-mean"
python3 -m training.export --data "$1" --run "$2/swift-mean" --to models/swift --private \
	--description "The quick one: 9.6 million multiply-accumulates a face, 0.35 MB in 8 bits."
python3 -m training.golden
