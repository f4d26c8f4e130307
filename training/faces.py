"""The prepared faces: what every reader of `data/` returns, what `prepare` writes and the other steps load."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .failure import Failure
from .labels import USAGES, VOTES
from .whole import write_whole

#: Why a face is left out of training; 0 keeps it.
KEPT, NOT_A_FACE, DUPLICATE = 0, 1, 2


@dataclass
class Faces:
    """A set of faces, one row each.

    images   [N, 48, 48] uint8, gray
    usage    [N] int8, index into USAGES
    emotion  [N] int8, index into FER2013
    votes    [N, 10] int8, FER+ votes in the order of VOTES; all 0 where there are none
    left_out [N] int8, KEPT, NOT_A_FACE or DUPLICATE; only training rows are ever left out
    twin     [N] bool, a test image with a near-duplicate among the training images
    names    N file names, where the source has them; not saved
    """

    images: np.ndarray
    usage: np.ndarray
    emotion: np.ndarray
    votes: np.ndarray
    left_out: np.ndarray = None
    twin: np.ndarray = None
    names: list = None

    def __post_init__(self):
        n = len(self.images)
        self.left_out = np.zeros(n, np.int8) if self.left_out is None else self.left_out
        self.twin = np.zeros(n, bool) if self.twin is None else self.twin

    def __len__(self):
        return len(self.images)

    def rows_of(self, usage):
        """Says which rows are of one usage, those left out of training excepted: [N] bool."""
        return (self.usage == USAGES.index(usage)) & (self.left_out == KEPT)

    def of(self, usage):
        """Returns the faces of one usage, those left out of training excepted."""
        rows = self.rows_of(usage)
        return Faces(*(getattr(self, name)[rows] for name in ARRAYS))

    def save(self, path):
        """Writes `path` (.npz) whole or not at all."""
        path, data = Path(path), io.BytesIO()
        np.savez(data, **{name: getattr(self, name) for name in ARRAYS})
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data.getbuffer())


ARRAYS = ["images", "usage", "emotion", "votes", "left_out", "twin"]


def load_faces(path):
    """Loads what `prepare` wrote."""
    path = Path(path)
    if not path.exists():
        raise Failure(f"{path}: no such file; make it with `python3 -m training.prepare`")
    try:
        with np.load(path) as file:
            return Faces(**{name: file[name] for name in ARRAYS})
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise Failure(f"{path}: not a file that `prepare` wrote ({error})") from None


def load_split(path, usage):
    """Loads the faces of one usage, of which there must be some."""
    faces = load_faces(path).of(usage)
    if not len(faces):
        raise Failure(f"{path}: no {usage} faces")
    return faces


def vote_distribution(votes):
    """Turns FER+ votes into target probabilities: single votes are dropped as outliers, as FER+'s authors do.

    @param votes [N, 10] int
    @returns     [N, 8] float32, rows summing to 1, or all 0 where no usable vote is left
    """
    kept = np.where(votes[:, :8] > 1, votes[:, :8], 0).astype(np.float32)
    total = kept.sum(1, keepdims=True)
    return np.divide(kept, total, out=np.zeros_like(kept), where=total > 0)


def strict_majority(votes):
    """Finds the FER+ label with more than half of the votes left after single votes are dropped.

    @param votes [N, 10] int
    @returns     [N] int64, index into FERPLUS, or -1 where no label (or "unknown", "not a face") has the majority
    """
    kept = np.where(votes > 1, votes, 0)
    top = kept.argmax(1)
    strict = (kept.max(1) * 2 > kept.sum(1)) & (top < len(VOTES) - 2)
    return np.where(strict, top, -1)


def plain_majority(votes):
    """Finds the FER+ answer with the most votes left after single votes are dropped, ambiguous or not.

    @param votes [N, 10] int
    @returns     [N] int64, index into VOTES ("unknown" and "not a face" included); ties go to the first
    """
    return np.where(votes > 1, votes, 0).argmax(1)
