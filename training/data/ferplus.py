"""FER+'s crowd votes, `fer2013new.csv`: ten annotators a face. Barsoum et al. 2016; the votes are MIT-licensed.

One line per line of fer2013.csv, in the same order: usage, image name, ten counts. Faces that come with file names
found in the second column are matched by name, all others by order.
"""

import numpy as np

from ..failure import Failure
from .table import read_table, votes_of

COLUMNS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "unknown", "nf"]


def add_votes(faces, path):
    """Fills in the votes of `faces`, in place."""
    names, votes = [], []
    for place, row in read_table(path, ["image name", *COLUMNS]):
        votes.append(votes_of(row, COLUMNS, place))
        names.append(row["image name"])
    table = np.array(votes, np.int8).reshape(-1, 10)
    if faces.names and set(faces.names) & set(names):
        known = {name: row for row, name in enumerate(names) if name}
        for place, name in enumerate(faces.names):
            if name in known:
                faces.votes[place] = table[known[name]]
    elif faces.names:
        raise Failure(f"{path}: none of its image names is among the pictures")
    elif len(table) != len(faces):
        raise Failure(f"{path}: {len(table)} lines of votes for {len(faces)} faces; the two files must have the same order")
    else:
        faces.votes[:] = table
