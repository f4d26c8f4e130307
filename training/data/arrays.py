"""Reads faces stored as plain arrays: `images.u8` and `labels.csv`.

images.u8    N x 48 x 48 unsigned bytes, row-major, no header
labels.csv   a header line, then one line per image: usage, emotion (0 to 6), ten FER+ vote columns
"""

import csv

import numpy as np

from ..failure import Failure
from ..faces import Faces
from ..labels import FER2013, USAGES

VOTE_COLUMNS = ["vote_neutral", "vote_happiness", "vote_surprise", "vote_sadness", "vote_anger", "vote_disgust",
                "vote_fear", "vote_contempt", "vote_unknown", "vote_not_face"]
COLUMNS = ["usage", "emotion", *VOTE_COLUMNS]


def accepts(source):
    """Says whether `source` is a folder of this layout."""
    return (source / "images.u8").exists() and (source / "labels.csv").exists()


def read(source):
    """Reads the folder.

    @returns Faces
    @throws Failure naming file and line
    """
    path = source / "labels.csv"
    usage, emotion, votes = [], [], []
    with path.open(newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            raise Failure(f"{path}, line 1: no column named {missing[0]}")
        for line, row in enumerate(reader, 2):
            if row["usage"] not in USAGES:
                raise Failure(f"{path}, line {line}: usage is {row['usage']!r}, not one of {', '.join(USAGES)}")
            try:
                numbers = [int(row[name]) for name in COLUMNS[1:]]
            except (TypeError, ValueError):
                raise Failure(f"{path}, line {line}: the line is cut off or holds something that is no number") from None
            if not 0 <= numbers[0] < len(FER2013):
                raise Failure(f"{path}, line {line}: emotion is {numbers[0]}, not 0 to {len(FER2013) - 1}")
            usage.append(USAGES.index(row["usage"]))
            emotion.append(numbers[0])
            votes.append(numbers[1:])
    pixels = np.fromfile(source / "images.u8", np.uint8)
    if pixels.size != len(usage) * 48 * 48:
        raise Failure(f"{source / 'images.u8'}: {pixels.size} bytes, but {path.name} has {len(usage)} images "
                      f"of 48 x 48, which take {len(usage) * 48 * 48}")
    return Faces(pixels.reshape(-1, 48, 48), np.array(usage, np.int8), np.array(emotion, np.int8),
                 np.array(votes, np.int8).reshape(-1, 10))
