"""Faces as plain arrays, the layout that `npm run evaluate` reads too.

images.u8    N x 48 x 48 unsigned bytes, row-major, no header
labels.csv   a header line, then one line per image: usage, emotion (0 to 6), ten FER+ vote columns
"""

import csv
import io

import numpy as np

from ..faces import Faces
from ..failure import Failure
from ..labels import FER2013, USAGES
from ..whole import write_whole
from .table import read_table, votes_of, whole_numbers

COLUMNS = ["usage", "emotion", "vote_neutral", "vote_happiness", "vote_surprise", "vote_sadness", "vote_anger",
           "vote_disgust", "vote_fear", "vote_contempt", "vote_unknown", "vote_not_face"]


def accepts(source):
    """Says whether `source` is a folder of this layout."""
    return (source / "images.u8").exists() and (source / "labels.csv").exists()


def read(source):
    """Reads the folder into Faces."""
    path = source / "labels.csv"
    rows = [numbers_of(row, place) for place, row in read_table(path, COLUMNS)]
    pixels = np.fromfile(source / "images.u8", np.uint8)
    if pixels.size != len(rows) * 48 * 48:
        raise Failure(f"{source / 'images.u8'}: {pixels.size} bytes, but {path.name} has {len(rows)} lines of images, "
                      f"which take {len(rows) * 48 * 48}")
    table = np.array(rows, np.int8).reshape(-1, len(COLUMNS))
    return Faces(pixels.reshape(-1, 48, 48), table[:, 0], table[:, 1], table[:, 2:])


def numbers_of(row, place):
    """Turns one line into [usage, emotion, ten votes]."""
    if row["usage"] not in USAGES:
        raise Failure(f"{place}: usage is {row['usage']!r}, not one of {', '.join(USAGES)}")
    [emotion] = whole_numbers(row, ["emotion"], place)
    if not 0 <= emotion < len(FER2013):
        raise Failure(f"{place}: emotion is {emotion}, not 0 to {len(FER2013) - 1}")
    return [USAGES.index(row["usage"]), emotion, *votes_of(row, COLUMNS[2:], place)]


def write(faces, target):
    """Writes Faces as this layout."""
    target.mkdir(parents=True, exist_ok=True)
    write_whole(target / "images.u8", faces.images.tobytes())
    labels = io.StringIO(newline="")
    writer = csv.writer(labels)
    writer.writerow(COLUMNS)
    for usage, emotion, votes in zip(faces.usage, faces.emotion, faces.votes):
        writer.writerow([USAGES[usage], emotion, *votes])
    write_whole(target / "labels.csv", labels.getvalue().encode())
